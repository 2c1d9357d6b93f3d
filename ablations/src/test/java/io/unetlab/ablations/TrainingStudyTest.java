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
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.Agreement;
import io.unetlab.ablations.trained.PublishedClaim;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.ablations.trained.StepFinding;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
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

/** Studies that measure quality by training their networks. */
class TrainingStudyTest {

  private static final String NAME = "trained_small";
  private static final String PARALLEL = "quality.parallel=1";
  private static final Metric LOSS = Metrics.find("denoising_loss").orElseThrow();

  @TempDir private Path folder;
  private final FakeTrainer trainer = new FakeTrainer();

  @Test
  void everyNetworkOfTheLadderIsTrainedWithEverySeedTheFirstSeedFirst() {
    run(PARALLEL);

    assertThat(trainer.asked())
        .containsExactly(
            "base seed 1",
            "attention=none seed 1",
            "ratio=three seed 1",
            "ratio=three gate=swish seed 1",
            "base seed 2",
            "attention=none seed 2",
            "ratio=three seed 2",
            "ratio=three gate=swish seed 2",
            "base seed 3",
            "attention=none seed 3",
            "ratio=three seed 3",
            "ratio=three gate=swish seed 3");
  }

  @Test
  void whatIsTrainedIsEvidenceMeasuredAtSmallScaleAndSupportsTheRest() {
    StudyResult result = run();

    Prediction three = loss(result, "ratio=three");
    assertThat(three.isMeasured()).isTrue();
    assertThat(three.weakestKind()).contains(EvidenceKind.SMALL_SCALE);
    assertThat(three.chain().get(0).source()).contains("recipe shapes, seeds 1, 2, 3");
    // It was not trained: base + (both - three), as seen with three.
    Prediction swish = loss(result, "gate=swish");
    assertThat(swish.isMeasured()).isFalse();
    assertThat(swish.chain()).extracting(it -> it.label()).containsExactly("base", "gate=swish");
    assertThat(result.decision().winner()).isPresent();
  }

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

    Trainings.Network failed = network(result, "ratio=three");
    assertThat(failed.runs()).isEmpty();
    assertThat(failed.failures().values()).containsOnly("does not fit");
    assertThat(network(result, "ratio=three gate=swish").runs()).hasSize(3);
    assertThat(loss(result, "ratio=three").isMeasured()).isFalse();

    // Refused for good; a fault is tried again.
    int before = trainer.asked().size();
    stored();
    assertThat(trainer.asked()).hasSize(before);
    trainer.failing("base", new IllegalStateException("the process died"));
    stored(it -> it.withFresh(true));
    int broken = trainer.asked().size();
    stored();
    assertThat(trainer.asked().subList(broken, trainer.asked().size()))
        .containsExactlyInAnyOrder("base seed 1", "base seed 2", "base seed 3");
  }

  @Test
  void aBudgetLeavesWholeSeedsAndCountsWhatEarlierRunsTook() {
    AtomicLong clock = new AtomicLong();
    UnaryOperator<RunSettings> slow = it -> it.with(slow(clock)).withNanoTime(clock::get);
    String budget = "quality.budget=5.5 min";
    StudyResult result = stored(slow, budget, PARALLEL);

    assertThat(trainer.asked()).hasSize(6);
    assertThat(result.trainings().orElseThrow().settled()).isEqualTo(6);
    assertThat(result.trainings().orElseThrow().wanted()).isEqualTo(12);
    stored(slow, budget, PARALLEL);
    assertThat(trainer.asked()).hasSize(6);
  }

  private NetworkTrainer slow(AtomicLong clock) {
    return new NetworkTrainer() {
      @Override
      public String target() {
        return trainer.target();
      }

      @Override
      public String protocol() {
        return trainer.protocol();
      }

      @Override
      public TrainedNetwork train(Task task) {
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        return trainer.train(task);
      }
    };
  }

  @Test
  void aStoppedRunKeepsWhatIsDone() {
    NetworkTrainer stopping =
        new NetworkTrainer() {
          @Override
          public String target() {
            return trainer.target();
          }

          @Override
          public String protocol() {
            return trainer.protocol();
          }

          @Override
          public TrainedNetwork train(Task task) {
            if (trainer.asked().size() == 3) {
              throw new CancellationException("stopped");
            }
            return trainer.train(task);
          }
        };
    assertThatThrownBy(() -> stored(it -> it.with(stopping), PARALLEL))
        .isInstanceOf(CancellationException.class);

    stored(PARALLEL);
    assertThat(trainer.asked()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void theFrontOfTheCountedGoalsOrANumberOfNetworksCanBeTrained() {
    run("quality.candidates=2", PARALLEL, "quality.seeds=1");
    assertThat(trainer.asked()).containsExactly("base seed 1", "attention=none seed 1");

    FakeTrainer front = new FakeTrainer();
    StudyRunner.run(
        load("quality.candidates=front", PARALLEL, "quality.seeds=1"),
        RunSettings.PLAIN.with(front));
    // One counted goal: the least of it.
    assertThat(front.asked()).hasSize(2).startsWith("base seed 1");
  }

  @Test
  void withoutATrainerTheQualityIsUnknown() {
    StudyResult result = StudyRunner.run(load());

    assertThat(result.trainings()).isEmpty();
    assertThat(loss(result, "base").isKnown()).isFalse();
    assertThat(result.decision().winner()).isEmpty();
  }

  @Test
  void theRecipeBelongsToTheStudy() {
    assertThat(load("quality.seeds=2").hash()).isNotEqualTo(load().hash());
    assertThat(load().training().orElseThrow().metrics())
        .extracting(Metric::name)
        .containsExactly("denoising_loss", "caption_gain");
  }

  @Test
  void stepsAreComparedInPairsAndSetAgainstWhatIsPublished() {
    StudyResult result = run();
    SmallScale findings =
        SmallScale.of(result.trainings().orElseThrow(), result.trials(), result.ladder());

    StepFinding none = step(findings, "attention=none", "denoising_loss");
    assertThat(none.difference().orElseThrow().pairs()).isEqualTo(3);
    assertThat(none.difference().orElseThrow().mean()).isGreaterThan(0.09);
    assertThat(none.claim().orElseThrow().sign()).isEqualTo(PublishedClaim.Sign.WORSE);
    assertThat(none.agreement()).isEqualTo(Agreement.CONFIRMS);
    assertThat(step(findings, "attention=none", "caption_gain").agreement())
        .isEqualTo(Agreement.BY_CONSTRUCTION);
    // 0.08 of 12.50 is within the noise of a training: no loss is claimed, and none of 5 % is left.
    assertThat(step(findings, "ratio=three", "denoising_loss").agreement())
        .isEqualTo(Agreement.CONFIRMS);
    assertThat(step(findings, "ratio=three gate=swish", "denoising_loss").agreement())
        .isEqualTo(Agreement.NOTHING_PUBLISHED);
    assertThat(findings.networks()).hasSize(8);
    assertThat(findings.networks().get(0).difference()).isEmpty();
  }

  private static StepFinding step(SmallScale findings, String label, String metric) {
    return findings.steps().stream()
        .filter(it -> it.step().variant().label().equals(label))
        .filter(it -> it.metric().name().equals(metric))
        .findFirst()
        .orElseThrow();
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
    try (SqliteStore store = SqliteStore.read(folder.resolve("results.db"))) {
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
    return StudyPlanner.plan(load(set), LatencyProtocol.QUICK, times).training().orElseThrow();
  }

  private static StudySpec load(String... set) {
    return Studies.load(NAME, set);
  }

  private StudyResult run(String... set) {
    return StudyRunner.run(load(set), RunSettings.PLAIN.with(trainer));
  }

  private StudyResult stored(String... set) {
    return stored(it -> it, set);
  }

  private StudyResult stored(UnaryOperator<RunSettings> change, String... set) {
    Path file = Studies.DIRECTORY.resolve(NAME + ".yaml");
    StudySpec study = load(set);
    try (SqliteStore store = SqliteStore.open(folder.resolve("results.db"))) {
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
    try (SqliteStore store = SqliteStore.read(folder.resolve("results.db"))) {
      StoredStudy stored = store.studies().latest(Optional.empty()).orElseThrow();
      return StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
    }
  }

  private static Prediction loss(StudyResult result, String label) {
    return Studies.quality(completed(result, label), LOSS);
  }

  private static Completed completed(StudyResult result, String label) {
    return result.completed().stream()
        .filter(it -> Studies.label(it).equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Trainings.Network network(StudyResult result, String label) {
    return result.trainings().orElseThrow().of(completed(result, label).hash()).orElseThrow();
  }
}
