package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StoredTimes;
import io.unetlab.ablations.exec.StudyPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.exec.TrainingsPlan;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of a study are done once, whatever becomes of the runs that ask for them. */
class StoredTrainingsTest {

  private static final String PARALLEL = "quality.parallel=1";

  @TempDir private Path folder;
  private final FakeTrainer trainer = new FakeTrainer();

  @Test
  void aSecondRunAndAReaderTrainNothing() {
    StudyResult first = stored();
    int trained = trainer.asked().size();
    StudyResult again = stored();

    assertThat(trainer.asked()).hasSize(trained);
    assertThat(again.trials()).isEqualTo(first.trials());
    assertThat(read().trials()).isEqualTo(first.trials());
    assertThat(read().trainings().orElseThrow().networks())
        .isEqualTo(first.trainings().orElseThrow().networks());
    assertThat(read().decision().winner()).isEqualTo(first.decision().winner());
  }

  @Test
  void freshTrainsEverythingAgain() {
    stored();
    stored(it -> it.withFresh(true));

    assertThat(trainer.asked()).hasSize(24);
  }

  @Test
  void moreSeedsTrainOnlyThoseThatAreNew() {
    stored("quality.seeds=[1, 2]");
    stored("quality.seeds=[1, 2, 3]");

    assertThat(trainer.asked()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void aFailureIsToldAndStopsNoOther() {
    trainer.failing("ratio=three", new NetworkTrainer.RefusedException("does not fit"));
    StudyResult result = stored();

    Trainings.Network failed = TrainedSmall.network(result, "ratio=three");
    assertThat(failed.runs()).isEmpty();
    assertThat(failed.failures().values()).containsOnly("does not fit");
    assertThat(TrainedSmall.network(result, "ratio=three gate=swish").runs()).hasSize(3);
    assertThat(TrainedSmall.loss(result, "ratio=three").isMeasured()).isFalse();

    // Refused for good.
    int before = trainer.asked().size();
    stored();
    assertThat(trainer.asked()).hasSize(before);
  }

  @Test
  void aFaultIsTriedAgainAndReplacesNoValues() {
    trainer.failing("base", new IllegalStateException("the process died"));
    stored();
    int broken = trainer.asked().size();
    StudyResult result = stored();

    assertThat(trainer.asked().subList(broken, trainer.asked().size()))
        .containsExactlyInAnyOrder("base seed 1", "base seed 2", "base seed 3");

    trainer.failing("ratio=three", new IllegalStateException("the process died"));
    stored(it -> it.withFresh(true));
    assertThat(TrainedSmall.network(stored(), "ratio=three").runs())
        .isEqualTo(TrainedSmall.network(result, "ratio=three").runs())
        .hasSize(3);
  }

  @Test
  void aBudgetLeavesWholeSeedsAndCountsWhatEarlierRunsTook() {
    AtomicLong clock = new AtomicLong();
    NetworkTrainer minutes = trainer.after(() -> clock.addAndGet(TimeUnit.MINUTES.toNanos(1)));
    UnaryOperator<RunSettings> slow = it -> it.with(minutes).withNanoTime(clock::get);
    String budget = "quality.budget=5.5 min";
    StudyResult result = stored(slow, budget, PARALLEL);

    assertThat(trainer.asked()).hasSize(6);
    assertThat(result.trainings().orElseThrow().settled()).isEqualTo(6);
    assertThat(result.trainings().orElseThrow().wanted()).isEqualTo(12);
    stored(slow, budget, PARALLEL);
    assertThat(trainer.asked()).hasSize(6);
  }

  @Test
  void aStoppedRunKeepsWhatIsDone() {
    NetworkTrainer stopping =
        trainer.after(
            () -> {
              if (trainer.asked().size() == 3) {
                throw new CancellationException("stopped");
              }
            });
    assertThatThrownBy(() -> stored(it -> it.with(stopping), PARALLEL))
        .isInstanceOf(CancellationException.class);

    stored(PARALLEL);
    assertThat(trainer.asked()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void aPlanSaysHowManyTrainingsAndHowLongByTheStoreIfItHasSome() {
    TrainingsPlan plan = plan(Optional.empty());
    assertThat(plan.networks()).isEqualTo(4);
    assertThat(plan.trainings()).isEqualTo(12);
    assertThat(plan.exact()).isTrue();
    assertThat(plan.timed()).isFalse();
    assertThat(plan.secondsLeft()).isPositive();

    stored("quality.seeds=[1]");
    try (ResultStore store = ResultStore.read(folder.resolve("results.db"))) {
      TrainingsPlan timed = plan(Optional.of(new StoredTimes(store, trainer)));
      assertThat(timed.done()).isEqualTo(4);
      assertThat(timed.timed()).isTrue();
      // Eight are left, of a minute each, two at a time.
      assertThat(timed.secondsLeft()).isEqualTo(240, within(1e-6));
    }
    assertThat(plan(Optional.empty(), "quality.budget=2 s").secondsLeft()).isEqualTo(2);
    assertThat(plan(Optional.empty(), "quality.candidates=front").exact()).isFalse();
  }

  private static TrainingsPlan plan(Optional<StoredTimes> times, String... set) {
    return StudyPlanner.plan(TrainedSmall.load(set), LatencyProtocol.QUICK, times)
        .training()
        .orElseThrow();
  }

  private StudyResult stored(String... set) {
    return stored(it -> it, set);
  }

  private StudyResult stored(UnaryOperator<RunSettings> change, String... set) {
    Path file = Studies.DIRECTORY.resolve(TrainedSmall.NAME + ".yaml");
    StudySpec study = TrainedSmall.load(set);
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored =
          new StoredStudy(
              study.hash(),
              Optional.empty(),
              study.name(),
              "test",
              StudyFiles.copy(file, StudyLoader.files(file, SpecPatch.EMPTY)),
              List.of(set),
              Instant.now(),
              false);
      store.studies().begin(stored);
      RunSettings settings = RunSettings.PLAIN.with(store.of(stored)).with(trainer);
      StudyResult result = StudyRunner.run(study, change.apply(settings));
      store.studies().complete(stored);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StudyResult read() {
    try (ResultStore store = ResultStore.read(folder.resolve("results.db"))) {
      StoredStudy stored = store.studies().latest(Optional.empty()).orElseThrow();
      return StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
    }
  }
}
