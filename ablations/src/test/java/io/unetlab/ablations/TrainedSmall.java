package io.unetlab.ablations;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;

/** The study {@code trained_small}, and what its results say of its networks. */
final class TrainedSmall {

  static final String NAME = "trained_small";

  private static final Metric LOSS = Metrics.find("denoising_loss").orElseThrow();

  private TrainedSmall() {}

  static StudySpec load(String... set) {
    return Studies.load(NAME, set);
  }

  static Prediction loss(StudyResult result, String label) {
    return Studies.quality(completed(result, label), LOSS);
  }

  static Trainings.Network network(StudyResult result, String label) {
    return result.trainings().orElseThrow().of(completed(result, label).hash()).orElseThrow();
  }

  private static Completed completed(StudyResult result, String label) {
    return result.completed().stream()
        .filter(it -> Studies.label(it).equals(label))
        .findFirst()
        .orElseThrow();
  }
}
