package io.unetlab.training.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a training.
 *
 * @param losses of each step
 * @param seconds of wall-clock time in which the steps were taken
 * @param cpuSeconds of processor time that the steps took, over all threads; 0 where unknown
 * @param judged what the averaged weights were measured to be worth; empty if that was not asked
 */
public record TrainingReport(
    TrainingIdentity identity,
    List<Float> losses,
    double seconds,
    double cpuSeconds,
    Optional<Judged> judged) {

  public TrainingReport {
    Objects.requireNonNull(identity, "identity");
    losses = List.copyOf(losses);
    Objects.requireNonNull(judged, "judged");
  }

  static TrainingReport of(TrainingIdentity identity, Checkpoint end) {
    return new TrainingReport(
        identity, end.losses().boxed(), end.seconds(), end.cpuSeconds(), Optional.empty());
  }

  TrainingReport with(Optional<Judged> other) {
    return new TrainingReport(identity, losses, seconds, cpuSeconds, other);
  }

  /** The number of steps. */
  public int steps() {
    return losses.size();
  }

  /** The mean loss of the last hundred steps. */
  public double loss() {
    LossCurve curve = new LossCurve();
    losses.forEach(curve::add);
    return curve.recent();
  }
}
