package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The budget of a study's trainings. Those that earlier runs finished count with the time that they
 * took, so a run that is continued does not get its budget anew.
 */
final class TrainingTime {

  private final TrainedQuality asked;
  private final int parallel;
  private final LongSupplier nanoTime;
  private List<TrainedNetwork> done = List.of();
  private int settled;
  private int all;
  private long started;

  /**
   * @param parallel trainings at a time
   * @param nanoTime as {@link System#nanoTime()}
   */
  TrainingTime(TrainedQuality asked, int parallel, LongSupplier nanoTime) {
    this.asked = asked;
    this.parallel = parallel;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts the clock.
   *
   * @param known in which the trainings of the networks were looked up
   */
  void start(Trials known, Collection<Completed> networks) {
    List<TrialOutcome> outcomes =
        networks.stream()
            .map(it -> it.hash().hex())
            .flatMap(it -> asked.seeds().stream().flatMap(seed -> known.outcome(it, seed).stream()))
            .toList();
    settled = outcomes.size();
    done =
        outcomes.stream()
            .flatMap(it -> it.done().stream())
            .map(it -> TrainedNetwork.read(it.detail()))
            .toList();
    all = networks.size() * asked.seeds().size();
    started = nanoTime.getAsLong();
  }

  /** All trainings, of which some are done. */
  NetworkTrainer.Load load() {
    return new NetworkTrainer.Load(
        settled, all, secondsOfDone() / Math.max(1, done.size()), parallel, budget() - before());
  }

  private double secondsOfDone() {
    return done.stream().mapToDouble(TrainedNetwork::wallSeconds).sum();
  }

  private double before() {
    return secondsOfDone() / parallel;
  }

  private double budget() {
    return asked.budgetMinutes().isPresent()
        ? TimeUnit.MINUTES.toSeconds(1) * asked.budgetMinutes().getAsDouble()
        : Double.POSITIVE_INFINITY;
  }

  boolean isOver() {
    double seconds = (nanoTime.getAsLong() - started) / (double) TimeUnit.SECONDS.toNanos(1);
    return before() + seconds >= budget();
  }
}
