package io.unetlab.benchmarks;

import io.unetlab.ablations.exact.Effort;
import io.unetlab.ablations.exact.ExactFront;
import io.unetlab.ablations.exact.Front;
import io.unetlab.ablations.exact.Goal;
import io.unetlab.ablations.exact.SpaceCount;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How long the exact front of a study's space takes, once, from the start of Java: the study, the
 * space's tables, the front. Nothing is compiled before, as for a user.
 */
public final class ExactTime {

  private static final double NANOS = 1e9;

  private long last = System.nanoTime();

  private ExactTime() {}

  /** Takes the study's file. */
  public static void main(String[] args) {
    new ExactTime().measure(Path.of(args[0]));
  }

  private void measure(Path file) {
    StudySpec study = StudyLoader.load(file);
    tell("the study");
    TabledSpace space = SpaceTables.of(study);
    tell("its tables");
    SearchSpec search = study.design().search().orElseThrow();
    List<Goal> goals = search.objectives().stream().map(it -> goal(space, it)).toList();
    Front front = ExactFront.of(space, goals, List.of(), search.epsilon(), Effort.usual());
    tell("the front");
    System.out.printf(
        Locale.ROOT,
        "%.3e configurations, %,d members, %,d points joined%n",
        SpaceCount.of(space).doubleValue(),
        front.members().size(),
        front.work().joined());
    whole();
  }

  private static Goal goal(TabledSpace space, Metric metric) {
    return new Goal(
        space.column(metric).orElseThrow(), metric.direction() == Direction.LOWER_IS_BETTER);
  }

  private void tell(String what) {
    long now = System.nanoTime();
    System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, (now - last) / NANOS);
    last = now;
  }

  private static void whole() {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(it -> it.getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "whole: %.2f s, processor %.2f s, peak memory of Java %d MiB%n",
        Duration.between(start, Instant.now()).toMillis() / 1e3,
        processor.toMillis() / 1e3,
        peak >> 20);
  }
}
