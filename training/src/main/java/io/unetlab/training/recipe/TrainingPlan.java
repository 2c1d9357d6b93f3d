package io.unetlab.training.recipe;

import io.unetlab.builders.djl.OptimizerSettings;
import java.util.List;
import java.util.Objects;

/**
 * The loop.
 *
 * @param textDropout share of the captions that are replaced by an empty one
 * @param seeds one training each: of the initial weights, the order of the data, noise and times
 * @param checkpointEvery steps between checkpoints
 */
public record TrainingPlan(
    Length length,
    int batch,
    OptimizerSettings optimizer,
    LearningRate learningRate,
    double textDropout,
    List<Long> seeds,
    int checkpointEvery,
    Device device) {

  public TrainingPlan {
    Objects.requireNonNull(length, "length");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(learningRate, "learningRate");
    seeds = List.copyOf(seeds);
    Objects.requireNonNull(device, "device");
  }

  /** The same for another time. */
  public TrainingPlan withLength(Length other) {
    return new TrainingPlan(
        other, batch, optimizer, learningRate, textDropout, seeds, checkpointEvery, device);
  }

  /** The same with other steps between checkpoints. */
  public TrainingPlan withCheckpointEvery(int steps) {
    return new TrainingPlan(
        length, batch, optimizer, learningRate, textDropout, seeds, steps, device);
  }

  /** The same for other seeds. */
  public TrainingPlan withSeeds(List<Long> others) {
    return new TrainingPlan(
        length, batch, optimizer, learningRate, textDropout, others, checkpointEvery, device);
  }

  /** The same with another learning rate. */
  public TrainingPlan withLearningRate(LearningRate other) {
    return new TrainingPlan(
        length, batch, optimizer, other, textDropout, seeds, checkpointEvery, device);
  }

  /** The same on another device. */
  public TrainingPlan withDevice(Device other) {
    return new TrainingPlan(
        length, batch, optimizer, learningRate, textDropout, seeds, checkpointEvery, other);
  }

  /** The same with another share of empty captions. */
  TrainingPlan withTextDropout(double share) {
    return new TrainingPlan(
        length, batch, optimizer, learningRate, share, seeds, checkpointEvery, device);
  }
}
