package io.unetlab.training.run;

import java.util.Objects;
import java.util.Optional;

/**
 * The end of a training.
 *
 * @param report empty if it failed
 * @param failure why it failed; empty if it did not
 */
public record TrainingResult(TrainingJob job, Optional<TrainingReport> report, String failure) {

  public TrainingResult {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(failure, "failure");
  }

  static TrainingResult done(TrainingJob job, TrainingReport report) {
    return new TrainingResult(job, Optional.of(report), "");
  }

  static TrainingResult failed(TrainingJob job, String failure) {
    return new TrainingResult(job, Optional.empty(), failure);
  }
}
