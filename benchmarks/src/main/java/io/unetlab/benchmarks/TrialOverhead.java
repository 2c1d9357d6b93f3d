package io.unetlab.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The time of a study per variant, in all: enumerating the design, building and hashing each
 * network, its counts from tables, the store, and the decision. Next to it, the time to build and
 * count the same networks whole, which a study of this size does not need. Both as time on all
 * cores and as processor time, which other programs on the machine disturb less.
 */
public final class TrialOverhead {

  private static final int ROUNDS = 3;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Path file;
  private final StudySpec study;
  private final List<Variant> variants;

  private TrialOverhead(Path file) {
    this.file = file;
    this.study = StudyLoader.load(file);
    this.variants = DesignPlanner.plan(study).variants();
  }

  /** Takes the study's file. */
  public static void main(String[] args) throws IOException {
    new TrialOverhead(Path.of(args[0])).measure();
  }

  private void measure() throws IOException {
    System.out.printf(Locale.ROOT, "%,d variants, µs each%n", variants.size());
    for (int i = 0; i <= ROUNDS; i++) {
      String round = i == 0 ? "warm-up" : "round " + i;
      time(round + ", the study", this::run);
    }
    time("counting whole networks", () -> variants.parallelStream().forEach(this::count));
  }

  private interface Work {
    void run() throws IOException;
  }

  private void time(String what, Work work) throws IOException {
    long start = System.nanoTime();
    long used = PROCESS.getProcessCpuTime();
    work.run();
    double wall = (System.nanoTime() - start) / 1e3 / variants.size();
    double processor = (PROCESS.getProcessCpuTime() - used) / 1e3 / variants.size();
    System.out.printf(Locale.ROOT, "%s: %.0f, processor time %.0f%n", what, wall, processor);
  }

  private void count(Variant variant) {
    SpecPatch patch = SpecPatch.EMPTY;
    for (Factor factor : study.factors()) {
      patch = patch.andThen(variant.option(factor).patch());
    }
    SpecLoader.fromTree(study.base().tree(), patch, new Problems()).ifPresent(Metrics::counted);
  }

  private void run() throws IOException {
    Path folder = Files.createTempDirectory("overhead");
    Path place = folder.resolve("results.db");
    try (ResultStore store = ResultStore.open(place)) {
      StudyFiles files = StudyFiles.copy(file, List.of(file));
      StoredStudy stored =
          new StoredStudy(
              study.hash(),
              Optional.empty(),
              study.name(),
              "benchmark",
              files,
              List.of(),
              Instant.now(),
              false);
      store.studies().begin(stored);
      StudyRunner.run(study, RunSettings.PLAIN.with(store.of(stored)));
    }
    Files.deleteIfExists(place);
    Files.deleteIfExists(folder);
  }
}
