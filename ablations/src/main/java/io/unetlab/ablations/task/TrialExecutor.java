package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs sessions of an evaluator somewhere: on this machine's cores, one after the other, on a
 * cluster. It chooses nothing, and never splits a session.
 */
@FunctionalInterface
public interface TrialExecutor {

  /**
   * Runs sessions and returns when all of their outcomes have been delivered, or when it was asked
   * to stop.
   *
   * @param sessions each with the trials that the evaluator takes together; each is taken when
   *     there is room for it, and any number may run at once, in any order
   * @param outcomes takes each trial's outcome once, in any order, from any thread; a failure in
   *     one session becomes the outcome of its trials and does not stop the others
   */
  void run(Evaluator evaluator, Supply<List<Trial>> sessions, Consumer<TrialOutcome> outcomes);
}
