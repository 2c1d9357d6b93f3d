package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A study that really trains. */
@Tag("slow")
class HostTrainerTest {

  @Test
  void twoVariantsAreTrainedWithTwoSeedsEach() {
    StudySpec study = Studies.load("trained_small", "quality.candidates=2", "quality.seeds=2");
    StudyResult result =
        StudyRunner.run(
            study,
            RunSettings.PLAIN.with(HostTrainer.idle(study.training().orElseThrow().recipe())));

    Trainings trainings = result.trainings().orElseThrow();
    assertThat(trainings.settled()).isEqualTo(4);
    List<TrainedNetwork> runs = new ArrayList<>();
    trainings.networks().forEach(it -> runs.addAll(it.runs().values()));
    assertThat(runs).hasSize(4).allSatisfy(HostTrainerTest::isWhole);
    assertThat(runs.stream().map(it -> it.values().get("denoising_loss")).distinct()).hasSize(4);
    // Without attention no text comes in.
    assertThat(trainings.networks().get(1).runs().values())
        .allSatisfy(it -> assertThat(it.values().get("caption_gain")).isZero());
  }

  private static void isWhole(TrainedNetwork run) {
    assertThat(run.steps()).isEqualTo(4);
    assertThat(run.losses()).hasSize(8);
    assertThat(run.curve()).hasSize(4);
    assertThat(run.pictures()).isNotEmpty();
    byte[] png = Base64.getDecoder().decode(run.pictures().get(0).png());
    assertThat(png).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
    assertThat(TrainedNetwork.read(run.json())).isEqualTo(run);
  }

  @Test
  void aNetworkThatDoesNotFitIsRefusedWithTheReason() {
    StudySpec study =
        Studies.load(
            "trained_small", "base.latent.size=4", "quality.candidates=1", "quality.seeds=1");
    NetworkTrainer trainer = HostTrainer.idle(study.training().orElseThrow().recipe());
    StudyResult result = StudyRunner.run(study, RunSettings.PLAIN.with(trainer));

    assertThat(result.trainings().orElseThrow().networks().get(0).failures().values())
        .singleElement()
        .asString()
        .contains("4", "8");
  }
}
