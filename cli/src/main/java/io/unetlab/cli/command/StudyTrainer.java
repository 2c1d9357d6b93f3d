package io.unetlab.cli.command;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Version;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What trains the networks of a run, and what it says afterwards. */
final class StudyTrainer {

  private StudyTrainer() {}

  /** The trainer of this machine, watched. */
  static NetworkTrainer of(TrainedQuality asked, ProgressLine progress, BooleanSupplier stopped) {
    return new HostTrainer(asked.recipe(), Version.tool(), new TrainingWatch(progress, stopped));
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
