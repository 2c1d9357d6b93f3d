package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a few sessions at a time, and starts them in their order: so that those that a limit leaves
 * out are the last.
 */
final class PooledExecutor implements TrialExecutor {

  private final int threads;
  private final BooleanSupplier stopped;

  /**
   * @param stopped whether to skip the sessions that have not started
   */
  PooledExecutor(int threads, BooleanSupplier stopped) {
    this.threads = threads;
    this.stopped = stopped;
  }

  @Override
  public void run(
      Evaluator evaluator, List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    try {
      for (List<Trial> session : sessions) {
        running.add(pool.submit(() -> runOne(evaluator, session, outcomes)));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      end(pool);
    }
  }

  private void runOne(Evaluator evaluator, List<Trial> session, Consumer<TrialOutcome> outcomes) {
    if (!stopped.getAsBoolean()) {
      LocalExecutor.outcomes(evaluator, session).forEach(outcomes);
    }
  }

  // What still runs after a fault must not deliver outcomes once this has returned.
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
