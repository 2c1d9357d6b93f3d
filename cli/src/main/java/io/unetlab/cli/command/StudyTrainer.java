package io.unetlab.cli.command;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.StudyTrainings;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What trains the networks of a run, and what it says afterwards. */
final class StudyTrainer {

  private StudyTrainer() {}

  /**
   * Finds what is wrong with the data before anything is written.
   *
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with the data
   * @throws UserException if the recipe names a file that cannot be read
   */
  static void check(TrainedQuality asked) {
    requireFiles(asked.recipe());
    Corpora.prepare(asked.recipe());
  }

  /** The trainer of this machine, watched. */
  static NetworkTrainer of(TrainedQuality asked, ProgressLine progress, BooleanSupplier stopped) {
    return new HostTrainer(
        asked.recipe(), Version.tool(), new StudyTrainings(progress, stopped, System::nanoTime));
  }

  /**
   * One that only identifies what it would train.
   *
   * @throws UserException if the recipe names a file that cannot be read
   */
  static NetworkTrainer idle(TrainedQuality asked) {
    requireFiles(asked.recipe());
    return HostTrainer.idle(asked.recipe());
  }

  // A study that only reads its store needs none of them.
  private static void requireFiles(Recipe recipe) {
    try {
      RecipeHash.training(recipe);
      RecipeHash.judging(recipe);
    } catch (UncheckedIOException e) {
      throw new UserException(
          "the recipe " + recipe.name() + " names a file that cannot be read: " + e.getMessage());
    }
  }

  /** Prints which trainings failed, and how many the budget left out. */
  static void tell(Trainings trainings, PrintWriter err) {
    for (Trainings.Network network : trainings.networks()) {
      network
          .failures()
          .forEach(
              (seed, why) ->
                  err.println(
                      "unetlab: "
                          + network.variant().label()
                          + ", seed "
                          + seed
                          + " was not trained: "
                          + why));
    }
    int left = trainings.wanted() - trainings.settled();
    if (left > 0) {
      err.printf(
          Locale.ROOT,
          "unetlab: the budget left out %,d of %,d trainings; a larger one continues%n",
          left,
          trainings.wanted());
    }
  }
}
