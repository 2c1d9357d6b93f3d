package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.Claim;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.TrialExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs only sessions that no other run of a shared store is running. It waits for those of the
 * others until their outcomes are in the store, and runs one itself when its run has ended without
 * an outcome.
 */
final class ClaimingExecutor implements TrialExecutor {

  private static final long PAUSE_MS = 500;

  private final TrialExecutor inner;
  private final TrialStore store;
  private final boolean early;
  private final Progress progress;
  private final BooleanSupplier stopped;

  private ClaimingExecutor(
      TrialExecutor inner,
      TrialStore store,
      boolean early,
      Progress progress,
      BooleanSupplier stopped) {
    this.inner = inner;
    this.store = store;
    this.early = early;
    this.progress = progress;
    this.stopped = stopped;
  }

  /**
   * Executes on the machines of the settings, or here. Here a session is claimed when it starts, so
   * that several runs share them; elsewhere all are claimed when they are sent.
   */
  static TrialExecutor of(RunSettings settings, TrialExecutors here, BooleanSupplier stopped) {
    return new ClaimingExecutor(
        settings.executors().orElse(here).stoppedBy(stopped),
        settings.known(),
        settings.executors().isPresent(),
        settings.progress(),
        stopped);
  }

  @Override
  public void run(
      Evaluator evaluator, List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    List<List<Trial>> left = sessions;
    while (!left.isEmpty() && !stopped.getAsBoolean()) {
      Pass pass = new Pass(outcomes);
      try {
        pass.run(evaluator, left);
      } finally {
        pass.giveUp();
      }
      left = pass.held.stream().filter(it -> !isStored(it)).toList();
      if (!left.isEmpty() && !pass.evaluated) {
        progress.say("waiting for " + left.size() + " trials of other runs");
        pause();
      }
    }
  }

  private boolean isStored(List<Trial> session) {
    List<TrialKey> keys = session.stream().map(Trial::key).toList();
    Map<TrialKey, TrialOutcome> found = store.find(keys);
    return keys.stream().allMatch(found::containsKey)
        && found.values().stream().noneMatch(TrialOutcome::isWorthRetrying);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** One try of all that is left. */
  private final class Pass {

    private final Consumer<TrialOutcome> outcomes;
    private final Map<TrialKey, Claim> claims = new ConcurrentHashMap<>();
    private final List<List<Trial>> held = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean evaluated;

    Pass(Consumer<TrialOutcome> outcomes) {
      this.outcomes = outcomes;
    }

    void run(Evaluator evaluator, List<List<Trial>> sessions) {
      List<List<Trial>> own = early ? sessions.stream().filter(this::take).toList() : sessions;
      if (!own.isEmpty()) {
        inner.run(early ? evaluator : new Claiming(evaluator), own, this::deliver);
      }
    }

    // Its run may have ended between the look-up and the claim.
    private boolean take(List<Trial> session) {
      Map<TrialKey, Claim> own = new LinkedHashMap<>();
      for (Trial trial : session) {
        store.claim(trial.key()).ifPresent(it -> own.put(trial.key(), it));
      }
      boolean all = own.size() == session.size();
      if (all && !isStored(session)) {
        claims.putAll(own);
        return true;
      }
      own.values().forEach(Claim::close);
      if (!all) {
        held.add(session);
      }
      return false;
    }

    // The consumer has stored the outcome when it returns.
    private void deliver(TrialOutcome outcome) {
      evaluated = true;
      outcomes.accept(outcome);
      Optional.ofNullable(claims.remove(outcome.key())).ifPresent(Claim::close);
    }

    void giveUp() {
      claims.values().forEach(Claim::close);
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
        return take(session) ? evaluator.evaluate(session) : List.of();
      }

      @Override
      public Optional<Work> work() {
        return evaluator.work();
      }
    }
  }
}
