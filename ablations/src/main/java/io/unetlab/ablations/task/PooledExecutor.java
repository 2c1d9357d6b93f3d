package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Collections;
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
      Evaluator evaluator, Supply<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    TaskPool.run(
        threads,
        Collections.nCopies(sessions.size(), () -> runNext(evaluator, sessions, outcomes)),
        done -> {});
  }

  private void runNext(
      Evaluator evaluator, Supply<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    if (!stopped.getAsBoolean()) {
      sessions.next().ifPresent(session -> Sessions.outcomes(evaluator, session).forEach(outcomes));
    }
  }
}
