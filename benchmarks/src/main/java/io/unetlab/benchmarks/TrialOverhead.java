package io.unetlab.benchmarks;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.SqliteStore;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The overhead of a study per variant: the time of a run into a store, decision included, minus the
 * time to build and count the same networks alone. The two take turns, so that disturbances of the
 * machine affect both.
 */
public final class TrialOverhead {

  private static final int ROUNDS = 3;

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
    round(); // so that everything is compiled
    double[] overheads = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      overheads[i] = round();
    }
    Arrays.sort(overheads);
    System.out.printf(
        Locale.ROOT,
        "%,d variants: a study adds %.0f µs each (%.0f to %.0f)%n",
        variants.size(),
        overheads[ROUNDS / 2],
        overheads[0],
        overheads[ROUNDS - 1]);
  }

  private double round() throws IOException {
    long start = System.nanoTime();
    variants.parallelStream().forEach(this::count);
    long counted = System.nanoTime();
    run();
    long run = System.nanoTime();
    double plain = (counted - start) / 1e3 / variants.size();
    double whole = (run - counted) / 1e3 / variants.size();
    System.out.printf(Locale.ROOT, "counting %.0f µs, the study %.0f µs%n", plain, whole);
    return whole - plain;
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
    try (SqliteStore store = SqliteStore.open(place)) {
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
