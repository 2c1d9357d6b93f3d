package io.unetlab.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long it takes to find the tables of a study's space, in a JVM that has done nothing else. The
 * argument is the study.
 */
public final class Tabling {

  private Tabling() {}

  public static void main(String[] arguments) {
    StudySpec study = StudyLoader.load(Path.of(arguments[0]));
    AtomicLong networks = new AtomicLong();
    SearchWatch watch =
        new SearchWatch() {
          @Override
          public void phase(String what, long done, long total) {
            networks.accumulateAndGet(done, Math::max);
          }
        };
    long start = System.nanoTime();
    long processor = processorNanos();
    SpaceTables.of(study, watch);
    System.out.printf(
        Locale.ROOT,
        "%,d networks, %.2f s, processor time %.2f s%n",
        networks.get(),
        (System.nanoTime() - start) / 1e9,
        (processorNanos() - processor) / 1e9);
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
