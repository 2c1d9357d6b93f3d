package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store tells of a run what the run told, of networks that could not be measured too. */
class StoredRunTest {

  private static final String METRICS = "metrics=[params, macs, latency]";
  private static final String LADDER = "design={ladder: {best: macs, per: fid}}";
  private static final Path FILE = Studies.DIRECTORY.resolve("choice.yaml");

  @TempDir private Path folder;

  @Test
  void theStoredResultIsTheRunsOwn() throws IOException {
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored = stored(METRICS);
      StudySpec study = StudyLoader.load(FILE, SpecPatch.parse(METRICS, new Problems()));
      store.studies().begin(stored);
      StudyResult run =
          StudyRunner.run(
              study, RunSettings.PLAIN.with(store.of(stored)).with("host", new LastFails()));

      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));

      assertThat(read.trials()).isEqualTo(run.trials());
      assertThat(read.decision().ranking()).isEqualTo(run.decision().ranking());
      Measurements ours = run.measurements().get(0);
      Measurements theirs = read.measurements().get(0);
      assertThat(ours.failed().values()).containsExactly("load: out of memory");
      assertThat(theirs.failed()).isEqualTo(ours.failed());
      assertThat(theirs.trials()).isNotEmpty().isEqualTo(ours.trials());
    }
  }

  /** The store's counts do not depend on the precision, so any can be asked for afterwards. */
  @Test
  void aStoreAnswersInAnyPrecision() throws IOException {
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored = stored("metrics=[params, weight_bytes]");
      StudySpec study = StoredRun.study(stored, SpecPatch.EMPTY);
      store.studies().begin(stored);
      StudyResult run = StudyRunner.run(study, RunSettings.PLAIN.with(store.of(stored)));
      SpecPatch mixed =
          SpecPatch.parse("precision={weights: int4, activations: float16}", new Problems());
      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, mixed));
      StudyResult fresh = StudyRunner.run(StoredRun.study(stored, mixed));

      assertThat(read.study().precision().text()).isEqualTo("int4/float16");
      assertThat(read.trials()).isEqualTo(fresh.trials());
      for (int i = 0; i < run.completed().size(); i++) {
        MetricSet before = run.completed().get(i).counted();
        MetricSet after = read.completed().get(i).counted();
        assertThat(after.count("weight_bytes")).isEqualTo(before.count("weight_bytes") / 8);
        assertThat(after.count("peak_activation_bytes"))
            .isEqualTo(before.count("peak_activation_bytes") / 2);
        assertThat(after.count("macs")).isEqualTo(before.count("macs"));
      }
    }
  }

  /** A list that grows with the results is found again without counting anything. */
  @Test
  void theBestOrderIsReplayed() throws IOException {
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored = stored(LADDER);
      StudySpec study = StudyLoader.load(FILE, SpecPatch.parse(LADDER, new Problems()));
      store.studies().begin(stored);
      RunSettings settings = RunSettings.PLAIN.with(store.of(stored));
      StudyResult run = StudyRunner.run(study, settings);

      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
      SpecPatch evidence =
          SpecPatch.parse("factors[2].options[1].evidence[0].value=19", new Problems());
      StudyResult changed = StoredRun.of(store, stored, StoredRun.study(stored, evidence));
      AtomicInteger counted = new AtomicInteger();
      StudyResult again =
          StudyRunner.run(study, settings.with((done, total) -> counted.incrementAndGet()));

      assertThat(run.ladder().rungs()).isNotEmpty();
      assertThat(store.studies().variants(stored)).hasSizeGreaterThan(run.trials().size());
      assertThat(read.trials()).isEqualTo(run.trials());
      assertThat(read.ladder().rungs())
          .extracting(it -> it.step().variant().label() + it.step().kept())
          .isEqualTo(
              run.ladder().rungs().stream()
                  .map(it -> it.step().variant().label() + it.step().kept())
                  .toList());
      assertThat(again.trials()).isEqualTo(run.trials());
      assertThat(counted).hasValue(0);
      assertThat(changed.trials())
          .extracting(TrialResult::variant)
          .isEqualTo(run.trials().stream().map(TrialResult::variant).toList());
      assertThat(again.provenance().reused()).isEqualTo(run.provenance().specs());
    }
  }

  /** Where a run ended while it looked for the order, the ladder is as long as what is known. */
  @Test
  void ofABestOrderThatWasStoppedTheStepsSoFarAreShown() throws IOException {
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored = stored(LADDER);
      StudySpec study = StudyLoader.load(FILE, SpecPatch.parse(LADDER, new Problems()));
      store.studies().begin(stored);
      AtomicInteger counted = new AtomicInteger();
      RunSettings settings =
          RunSettings.PLAIN
              .with(store.of(stored))
              .with((ready, total) -> counted.incrementAndGet())
              .withStopped(() -> counted.get() >= 6);
      assertThatThrownBy(() -> StudyRunner.run(study, settings))
          .isInstanceOf(CancellationException.class);

      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));

      assertThat(read.ladder().rungs()).isNotEmpty();
      assertThat(read.trials()).isNotEmpty();
    }
  }

  private static StoredStudy stored(String changes) throws IOException {
    SpecPatch patch = SpecPatch.parse(changes, new Problems());
    return new StoredStudy(
        StudyLoader.load(FILE, patch).hash(),
        Optional.empty(),
        "choice",
        "test",
        StudyFiles.copy(FILE, StudyLoader.files(FILE, patch)),
        List.of(changes),
        Instant.EPOCH,
        false);
  }

  private static final class LastFails extends FakeBench {

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      List<BenchSubject> good = new ArrayList<>(subjects);
      String bad = good.remove(good.size() - 1).name();
      BenchRun run = super.measure(good, replicate);
      return new BenchRun(
          run.protocol(),
          run.runSeed(),
          run.measured(),
          List.of(new LatencyResult.Failed(bad, "load", "out of memory")),
          run.keptLoaded());
    }
  }
}
