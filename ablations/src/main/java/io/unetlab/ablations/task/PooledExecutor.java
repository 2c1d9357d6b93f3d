package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    AtomicInteger ran = new AtomicInteger();
    Runnable turn =
        () -> {
          Optional<List<Trial>> next = stopped.getAsBoolean() ? Optional.empty() : sessions.next();
          next.ifPresent(
              session -> {
                ran.incrementAndGet();
                Sessions.outcomes(evaluator, session).forEach(outcomes);
              });
        };
    do {
      // A supply that had nothing for a turn may have more once the others are done.
      ran.set(0);
      TaskPool.run(threads, Collections.nCopies(sessions.size(), turn), done -> {});
    } while (ran.get() > 0);
  }
}
