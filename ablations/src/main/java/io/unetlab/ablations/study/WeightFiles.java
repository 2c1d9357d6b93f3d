package io.unetlab.ablations.study;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.training.run.TrainedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The identity of trained weights: their contents. */
public final class WeightFiles {

  private WeightFiles() {}

  /** The hash; empty if a file is missing or cannot be read. */
  public static Optional<String> hash(Path weights) {
    StringBuilder hashes = new StringBuilder();
    for (Path file : TrainedWeights.files(weights)) {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try {
        hashes.append(Sha256.of(file));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(Sha256.of(hashes.toString()));
  }
}
