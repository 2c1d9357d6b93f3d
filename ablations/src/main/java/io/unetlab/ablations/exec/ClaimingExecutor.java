package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.TrialExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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

  /** So that a machine that is done early has work, and other runs find some too. */
  private static final int SESSIONS_PER_SLOT = 8;

  /** A server has room for 6,400 by default. */
  private static final int MOST_CLAIMS = 1_000;

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
   * that several runs share them; elsewhere some for each machine are claimed and sent at once.
   */
  static TrialExecutor of(RunSettings settings, TrialExecutors here, BooleanSupplier stopped) {
    return new ClaimingExecutor(
        settings.executors().orElse(here).stoppedBy(stopped), settings, stopped);
  }

  @Override
  public void run(
      Evaluator evaluator, List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    List<List<Trial>> left = sessions;
    long pause = FIRST_PAUSE_MS;
    while (!left.isEmpty() && !stopped.getAsBoolean()) {
      Pass pass = new Pass(outcomes);
      left = SessionClaims.missing(store, pass.run(evaluator, left));
      if (pass.evaluated) {
        pause = FIRST_PAUSE_MS;
      } else if (!left.isEmpty()) {
        sayWaiting(left);
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        left = SessionClaims.missing(store, left);
      }
    }
  }

  private void sayWaiting(List<List<Trial>> sessions) {
    long trials = sessions.stream().mapToLong(List::size).sum();
    settings
        .progress()
        .say("waiting for " + trials + (trials == 1 ? " trial" : " trials") + " of other runs");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static int window(TrialExecutors elsewhere) {
    int slots = Math.max(1, elsewhere.slots());
    return Math.max(slots, Math.min(SESSIONS_PER_SLOT * slots, MOST_CLAIMS));
  }

  /** One try of all that is left. */
  private final class Pass {

    private final Consumer<TrialOutcome> outcomes;
    private final SessionClaims claims = new SessionClaims(store);
    private volatile boolean evaluated;

    Pass(Consumer<TrialOutcome> outcomes) {
      this.outcomes = outcomes;
    }

    /** Returns the sessions that other runs have. */
    List<List<Trial>> run(Evaluator evaluator, List<List<Trial>> sessions) {
      try (claims) {
        settings
            .executors()
            .ifPresentOrElse(
                it -> send(it, evaluator, sessions.iterator()),
                () -> inner.run(new Claiming(evaluator), sessions, this::deliver));
      }
      return claims.refused();
    }

    private void send(
        TrialExecutors elsewhere, Evaluator evaluator, Iterator<List<Trial>> sessions) {
      while (sessions.hasNext() && !stopped.getAsBoolean()) {
        List<List<Trial>> own = claims.take(sessions, window(elsewhere));
        if (!own.isEmpty()) {
          inner.run(evaluator, own, this::deliver);
        }
      }
    }

    // The consumer has stored the outcome when it returns.
    private void deliver(TrialOutcome outcome) {
      evaluated = true;
      outcomes.accept(outcome);
      claims.end(outcome.key());
    }

    /** Evaluates a session if it can be claimed. */
    private final class Claiming implements Evaluator {

      private final Evaluator evaluator;

      Claiming(Evaluator evaluator) {
        this.evaluator = Objects.requireNonNull(evaluator);
      }

      @Override
      public TrialKey key(String spec, long seed) {
        return evaluator.key(spec, seed);
      }

      @Override
      public boolean comparesWithFirst() {
        return evaluator.comparesWithFirst();
      }

      @Override
      public List<TrialOutcome> evaluate(List<Trial> session) {
        return claims.take(session) ? evaluator.evaluate(session) : List.of();
      }

      @Override
      public Optional<Work> work() {
        return evaluator.work();
      }
    }
  }
}
