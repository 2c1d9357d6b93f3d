package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search for the fastest networks measures those that it asks for, and only those. */
class MeasuredSearchTest {

  private static final Path FILE = Studies.DIRECTORY.resolve("blocks.yaml");

  @TempDir private Path folder;

  private final Bench bench = new Bench();

  @ParameterizedTest
  @ValueSource(strings = {"surrogate", "[nsga2, random]"})
  void everyVariantThatItAskedForIsMeasured(String algorithm) {
    StudyResult result = run(changes(algorithm, "evaluations: 12"), RunSettings.PLAIN);

    assertThat(result.searched().variants()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(result.completed())
        .allSatisfy(it -> assertThat(it.value(Metrics.LATENCY)).isPresent());
    SpecHash base = ((Completed) result.base()).hash();
    List<SpecHash> others = bench.sessions.stream().flatMap(it -> it.stream().skip(1)).toList();
    assertThat(bench.sessions).allMatch(it -> it.get(0).equals(base));
    assertThat(others).doesNotHaveDuplicates();
    assertThat(result.decision().winner()).isPresent();
  }

  @Test
  void snapFusionTradesTheMeasuredLatency() {
    StudyResult result =
        run(
            List.of(
                "metrics=[params, clip, latency]",
                "design={search: {algorithm: snapfusion}}",
                "select={maximize: clip, where: {latency: <= 600 ms}}"),
            RunSettings.PLAIN);

    Completed last =
        result
            .ladder()
            .rungs()
            .get(result.ladder().rungs().size() - 1)
            .after()
            .completed()
            .orElseThrow();
    assertThat(last.value(Metrics.LATENCY).orElseThrow().doubleValue()).isLessThanOrEqualTo(600);
    assertThat(((Completed) result.base()).value(Metrics.LATENCY).orElseThrow().doubleValue())
        .isGreaterThan(600);
  }

  /** Stopped within a session, it goes on; what the store says is what the run said. */
  @ParameterizedTest
  @CsvSource({"surrogate, 2", "nsga2, 0", "nsga2, 3"})
  void stoppedItGoesOnAndEndsTheSame(String algorithm, int sessions) throws IOException {
    List<String> changes = changes(algorithm, "evaluations: 12");
    StudyResult expected = run(changes, RunSettings.PLAIN);
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored = stored(changes);
      store.studies().begin(stored);
      RunSettings settings = RunSettings.PLAIN.with(store.of(stored));
      bench.left = sessions;
      assertThat(catchThrowable(() -> run(changes, settings)))
          .isInstanceOf(CancellationException.class);
      StudyResult known = read(store, stored);
      bench.left = Integer.MAX_VALUE;
      StudyResult resumed = run(changes, settings);
      store.studies().complete(stored);
      StudyResult read = read(store, store.studies().latest(Optional.empty()).orElseThrow());

      assertThat(resumed.trials()).isEqualTo(expected.trials());
      assertThat(read.trials()).isEqualTo(expected.trials());
      assertThat(read.searched()).isEqualTo(resumed.searched());
      assertThat(expected.searched().variants()).containsAll(known.searched().variants());
      assertThat(known.searched().leftOut())
          .containsExactly(algorithm + ": its run was stopped here");
    }
  }

  private static StudyResult read(ResultStore store, StoredStudy stored) {
    return StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
  }

  private static List<String> changes(String algorithm, String budget) {
    return List.of(
        "metrics=[params, clip, latency]",
        "design={search: {algorithm: "
            + algorithm
            + ", objectives: [latency, clip], batch: 3, "
            + budget
            + "}}",
        "select={minimize: latency, where: {clip: '>= 0.29'}}");
  }

  private StudyResult run(List<String> changes, RunSettings settings) {
    bench.sessions.clear();
    StudySpec study = Studies.load("blocks", changes.toArray(String[]::new));
    return StudyRunner.run(study, settings.with("host", bench));
  }

  private static StoredStudy stored(List<String> changes) throws IOException {
    Problems problems = new Problems();
    SpecPatch patch =
        changes.stream()
            .map(it -> SpecPatch.parse(it, problems))
            .reduce(SpecPatch.EMPTY, SpecPatch::andThen);
    return new StoredStudy(
        StudyLoader.load(FILE, patch).hash(),
        Optional.empty(),
        "blocks",
        "test",
        StudyFiles.copy(FILE, StudyLoader.files(FILE, patch)),
        changes,
        Instant.EPOCH,
        false);
  }

  /** 20 ms for every five nodes. */
  private static final class Bench extends FakeBench {

    private final List<List<SpecHash>> sessions = new ArrayList<>();
    private int left = Integer.MAX_VALUE;

    @Override
    protected long millis(BenchSubject subject) {
      return 20L * (subject.graph().nodes().size() / 5);
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      if (left-- == 0) {
        throw new CancellationException("stopped while measuring");
      }
      sessions.add(subjects.stream().map(BenchSubject::hash).toList());
      return super.measure(subjects, replicate);
    }
  }
}
