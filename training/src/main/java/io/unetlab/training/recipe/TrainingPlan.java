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
}
