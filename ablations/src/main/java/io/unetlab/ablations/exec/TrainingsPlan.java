package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.TrainedQuality;
import java.util.List;
import java.util.Objects;

/**
 * The work of training a study's networks; those on a front are only known once all are counted.
 *
 * @param seconds of one training of each network, the base first; the mean for those not known yet
 * @param exact whether the networks are known now, and not only how many there are at most
 * @param done trainings that the store has
 * @param timed whether the seconds are scaled to the times of trainings in the store; else they are
 *     an estimate from constants
 */
public record TrainingsPlan(
    TrainedQuality asked, List<Double> seconds, boolean exact, int done, boolean timed) {

  public TrainingsPlan {
    Objects.requireNonNull(asked, "asked");
    seconds = List.copyOf(seconds);
  }

  public int networks() {
    return seconds.size();
  }

  /** All of them, those in the store included. */
  public int trainings() {
    return networks() * asked.seeds().size();
  }

  /** By the clock, for what the store lacks; at most the budget. */
  public double secondsLeft() {
    return secondsLeft(asked.parallel());
  }

  /**
   * The same with another number of trainings at a time.
   *
   * @param parallel trainings at a time
   */
  public double secondsLeft(int parallel) {
    double mean = seconds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double turns = Math.ceil((trainings() - done) / (double) parallel);
    double most =
        asked.budgetMinutes().isPresent()
            ? 60 * asked.budgetMinutes().getAsDouble()
            : Double.POSITIVE_INFINITY;
    return Math.min(turns * mean, most);
  }
}
