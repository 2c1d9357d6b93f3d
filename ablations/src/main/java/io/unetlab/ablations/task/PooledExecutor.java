package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a few sessions at a time, and starts them in their order: so that those that a limit leaves
 * out are the last.
 */
public final class PooledExecutor implements TrialExecutor {

  private final int threads;
  private final BooleanSupplier stopped;

  /**
   * @param stopped whether to skip the sessions that have not started
   */
  public PooledExecutor(int threads, BooleanSupplier stopped) {
    this.threads = threads;
    this.stopped = stopped;
  }

  @Override
  public void run(
      Evaluator evaluator, List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    TaskPool.run(
        threads,
        sessions.stream().<Runnable>map(it -> () -> runOne(evaluator, it, outcomes)).toList(),
        done -> {});
  }

  private void runOne(Evaluator evaluator, List<Trial> session, Consumer<TrialOutcome> outcomes) {
    if (!stopped.getAsBoolean()) {
      Sessions.outcomes(evaluator, session).forEach(outcomes);
    }
  }
}
