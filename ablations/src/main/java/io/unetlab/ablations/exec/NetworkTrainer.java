package io.unetlab.ablations.exec;

import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.spec.model.NetworkSpec;
import java.nio.file.Path;
import java.util.Objects;

/** Trains networks by a recipe, one at a time in each thread that asks. */
public interface NetworkTrainer {

  /**
   * A training.
   *
   * @param label the network's name for people
   * @param directory its own, for checkpoints: a training that was stopped is continued from it
   */
  record Task(String label, NetworkSpec spec, long seed, Path directory) {

    public Task {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(spec, "spec");
      Objects.requireNonNull(directory, "directory");
    }
  }

  /** A network that this recipe cannot train: to try again is pointless. */
  final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedException(String reason) {
      super(reason);
    }
  }

  /** What it trains on. */
  String target();

  /** What identifies the recipe, the data that it names included. */
  String protocol();

  /**
   * Trains a network and judges it.
   *
   * @throws RefusedException when every further attempt would end the same way
   * @throws RuntimeException when it failed, and a further attempt may not
   * @throws java.util.concurrent.CancellationException when it was stopped
   */
  TrainedNetwork train(Task task);
}
