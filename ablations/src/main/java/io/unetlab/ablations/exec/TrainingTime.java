package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The budget of a study's trainings. Those that earlier runs finished count with the time that they
 * took, so a run that is continued does not get its budget anew.
 */
final class TrainingTime {

  private final TrainedQuality asked;
  private final LongSupplier nanoTime;
  private double before;
  private long started;

  TrainingTime(TrainedQuality asked, LongSupplier nanoTime) {
    this.asked = asked;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts the clock.
   *
   * @param known in which the trainings of the networks were looked up
   */
  void start(Trials known, Collection<Completed> networks) {
    double seconds = 0;
    for (Completed network : networks) {
      for (long seed : asked.seeds()) {
        seconds +=
            known
                .outcome(network.hash().hex(), seed)
                .flatMap(TrialOutcome::done)
                .map(it -> TrainedNetwork.read(it.detail()).wallSeconds())
                .orElse(0.0);
      }
    }
    before = seconds / asked.parallel();
    started = nanoTime.getAsLong();
  }

  boolean isOver() {
    double seconds =
        before + (nanoTime.getAsLong() - started) / (double) TimeUnit.SECONDS.toNanos(1);
    return asked.budgetMinutes().isPresent()
        && seconds >= TimeUnit.MINUTES.toSeconds(1) * asked.budgetMinutes().getAsDouble();
  }
}
