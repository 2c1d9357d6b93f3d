package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs trials somewhere: on this machine's cores, on a device, on a cluster. Takes a batch, gives
 * outcomes as they come.
 */
@FunctionalInterface
public interface TrialExecutor {

  /**
   * Runs a batch and returns when all of its outcomes were given, or when it was asked to stop.
   *
   * @param outcomes takes each trial's outcome once, in any order, from any thread; whatever goes
   *     wrong with one trial is its outcome and keeps no other from being run
   */
  void run(List<Trial> batch, Consumer<TrialOutcome> outcomes);
}
