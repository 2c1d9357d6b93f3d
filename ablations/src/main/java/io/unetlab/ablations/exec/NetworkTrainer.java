package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.spec.model.NetworkSpec;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

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

  /**
   * The trainings of a study.
   *
   * @param done those whose outcome is known, of all
   * @param secondsEach that one of them took in the mean; 0 if none has a result
   * @param parallel trainings at a time
   * @param secondsAllowed after which none is started; infinite without a budget
   */
  record Load(int done, int all, double secondsEach, int parallel, double secondsAllowed) {}

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

  /** Learns what a study will ask for, before it does; of use for showing progress alone. */
  default void expect(Load load) {}

  /**
   * A training that another machine did has ended; of use for showing progress alone.
   *
   * @param seconds that it took; empty if it has no result
   */
  default void endedElsewhere(OptionalDouble seconds) {}

  /** What another machine needs to train in the same way; empty if only this process can. */
  default Optional<Work> work() {
    return Optional.empty();
  }

  /**
   * Trains a network and judges it.
   *
   * @throws RefusedException when every further attempt would end the same way
   * @throws RuntimeException when it failed, and a further attempt may not
   * @throws java.util.concurrent.CancellationException when it was stopped
   */
  TrainedNetwork train(Task task);
}
