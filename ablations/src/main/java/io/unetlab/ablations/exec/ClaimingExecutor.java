package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.task.TrialExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs only sessions that no other run of a shared store is running. It waits for those of the
 * others until their outcomes are in the store, and runs one itself when its run has ended without
 * an outcome.
 */
final class ClaimingExecutor implements TrialExecutor {

  private static final long FIRST_PAUSE_MS = 500;
  private static final long LONGEST_PAUSE_MS = 5_000;

  /** One that runs, and one that is there when it is done. */
  private static final int CLAIMS_PER_SLOT = 2;

  private final TrialExecutor inner;
  private final RunSettings settings;
  private final TrialStore store;
  private final BooleanSupplier stopped;

  private ClaimingExecutor(TrialExecutor inner, RunSettings settings, BooleanSupplier stopped) {
    this.inner = inner;
    this.settings = settings;
    this.store = settings.known();
    this.stopped = stopped;
  }

  /**
   * Executes on the machines of the settings, or here. Here a session is claimed when it starts, so
   * that several runs share them; elsewhere, the next one is claimed and sent when one is done.
   */
  static TrialExecutor of(RunSettings settings, TrialExecutors here, BooleanSupplier stopped) {
    return new ClaimingExecutor(
        settings.executors().orElse(here).stoppedBy(stopped), settings, stopped);
  }

  @Override
  public void run(
      Evaluator evaluator, Supply<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    List<List<Trial>> left = sessions.rest();
    long pause = FIRST_PAUSE_MS;
    while (!left.isEmpty() && !stopped.getAsBoolean()) {
      Pass pass = new Pass(left, outcomes);
      left = SessionClaims.missing(store, pass.run(evaluator));
      if (pass.evaluated) {
        pause = FIRST_PAUSE_MS;
      } else if (!left.isEmpty()) {
        sayWaiting(left);
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        left = SessionClaims.missing(store, left);
      }
      if (left.isEmpty()) {
        left = sessions.rest();
      }
    }
  }

  private void sayWaiting(List<List<Trial>> sessions) {
    long trials = sessions.stream().mapToLong(List::size).sum();
    settings
        .progress()
        .say(
            "waiting for "
                + trials
                + (trials == 1 ? " trial" : " trials")
                + " of other runs; if one of them was killed, for two minutes");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  // Claims without another run to exclude have no limit: all of their sessions are sent at once.
  private int mostClaims() {
    return settings
        .executors()
        .map(it -> CLAIMS_PER_SLOT * Math.max(1, it.slots()))
        .orElse(Integer.MAX_VALUE);
  }

  /** One try of all that is left; hands out what no other run has. */
  private final class Pass implements Supply<List<Trial>> {

    private final int size;
    private final Iterator<List<Trial>> left;
    private final Consumer<TrialOutcome> outcomes;
    private final SessionClaims claims = new SessionClaims(store);
    private volatile boolean evaluated;

    Pass(List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
      this.size = sessions.size();
      this.left = sessions.iterator();
      this.outcomes = outcomes;
    }

    /** Returns the sessions that other runs have. */
    List<List<Trial>> run(Evaluator evaluator) {
      try (claims) {
        inner.run(evaluator, this, this::deliver);
      }
      return claims.refused();
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public synchronized Optional<List<Trial>> next() {
      while (left.hasNext() && claims.size() < mostClaims() && !stopped.getAsBoolean()) {
        List<Trial> session = left.next();
        if (claims.take(session)) {
          return Optional.of(session);
        }
      }
      return Optional.empty();
    }

    // The consumer has stored the outcome when it returns, or found that of a run that took the
    // trial over and was faster.
    private void deliver(TrialOutcome outcome) {
      evaluated = true;
      outcomes.accept(outcome);
      claims.end(outcome.key());
    }
  }
}
