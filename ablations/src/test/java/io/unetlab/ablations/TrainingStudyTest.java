package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.trained.Agreement;
import io.unetlab.ablations.trained.PublishedClaim;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.ablations.trained.StepFinding;
import io.unetlab.profiler.metric.Metric;
import org.junit.jupiter.api.Test;

/** Studies that measure quality by training their networks. */
class TrainingStudyTest {
  private static final String PARALLEL = "quality.parallel=1";

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

    Prediction three = TrainedSmall.loss(result, "ratio=three");
    assertThat(three.isMeasured()).isTrue();
    assertThat(three.weakestKind()).contains(EvidenceKind.SMALL_SCALE);
    assertThat(three.chain().get(0).source()).contains("recipe shapes, seeds 1, 2, 3");
    // It was not trained: base + (both - three), as seen with three.
    Prediction swish = TrainedSmall.loss(result, "gate=swish");
    assertThat(swish.isMeasured()).isFalse();
    assertThat(swish.chain()).extracting(it -> it.label()).containsExactly("base", "gate=swish");
    assertThat(result.decision().winner()).isPresent();
  }

  @Test
  void theFrontOfTheCountedGoalsOrANumberOfNetworksCanBeTrained() {
    run("quality.candidates=2", PARALLEL, "quality.seeds=1");
    assertThat(trainer.asked()).containsExactly("base seed 1", "attention=none seed 1");

    FakeTrainer front = new FakeTrainer();
    StudyRunner.run(
        TrainedSmall.load("quality.candidates=front", PARALLEL, "quality.seeds=1"),
        RunSettings.PLAIN.with(front));
    // One counted goal: the least of it.
    assertThat(front.asked()).hasSize(2).startsWith("base seed 1");
  }

  @Test
  void withoutATrainerTheQualityIsUnknown() {
    StudyResult result = StudyRunner.run(TrainedSmall.load());

    assertThat(result.trainings()).isEmpty();
    assertThat(TrainedSmall.loss(result, "base").isKnown()).isFalse();
    assertThat(result.decision().winner()).isEmpty();
  }

  @Test
  void theRecipeBelongsToTheStudy() {
    assertThat(TrainedSmall.load("quality.seeds=2").hash())
        .isNotEqualTo(TrainedSmall.load().hash());
    assertThat(TrainedSmall.load().training().orElseThrow().metrics())
        .extracting(Metric::name)
        .containsExactly("denoising_loss", "caption_gain");
  }

  @Test
  void stepsAreComparedInPairsAndSetAgainstWhatIsPublished() {
    StudyResult result = run();
    SmallScale findings = SmallScale.of(result.trainings().orElseThrow(), result.ladder());

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

  private StudyResult run(String... set) {
    return StudyRunner.run(TrainedSmall.load(set), RunSettings.PLAIN.with(trainer));
  }
}
