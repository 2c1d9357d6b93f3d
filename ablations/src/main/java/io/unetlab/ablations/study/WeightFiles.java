package io.unetlab.ablations.study;

import io.unetlab.training.run.TrainedWeights;
import io.unetlab.training.run.TrainingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The identity of weights that may be missing. */
public final class WeightFiles {

  private WeightFiles() {}

  /** The hash; empty if a file is missing or cannot be read. */
  public static Optional<String> hash(Path weights) {
    if (!TrainedWeights.files(weights).stream().allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TrainedWeights.hash(weights));
    } catch (TrainingException e) {
      return Optional.empty();
    }
  }
}
