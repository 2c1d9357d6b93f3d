package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Writes outcomes, and the variants whose outcomes are complete, to a store in batches: often
 * enough that a killed run repeats little, rarely enough that a disk keeps up. It writes in a
 * separate thread, so that nothing else waits for the disk; it accepts input from several threads.
 *
 * <p>A method rethrows, once, what the store threw during a write; nothing more is written after
 * that.
 */
final class Keeper implements AutoCloseable {

  private static final int MOST = 2000;
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);

  private final RunStore store;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private List<TrialOutcome> outcomes = new ArrayList<>();
  private List<VariantNetwork> networks = new ArrayList<>();
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
  private long last = System.nanoTime();
  private boolean failed;

  Keeper(RunStore store) {
    this.store = store;
  }

  /** Keeps an outcome, and returns it: one that another run may have stored is replaced. */
  synchronized TrialOutcome keep(TrialOutcome outcome) {
    outcomes.add(outcome);
    writeWhenDue();
    return outcome;
  }

  synchronized void keep(List<VariantNetwork> some) {
    networks.addAll(some);
    writeWhenDue();
  }

  // While a write is in progress, the next batch accumulates.
  private void writeWhenDue() {
    boolean due = outcomes.size() >= MOST || System.nanoTime() - last >= LONGEST;
    if (due && !failed && writing.isDone()) {
      finish();
      write();
    }
  }

  private void write() {
    List<TrialOutcome> ready = outcomes;
    List<VariantNetwork> whole = networks;
    outcomes = new ArrayList<>();
    networks = new ArrayList<>();
    last = System.nanoTime();
    writing =
        CompletableFuture.runAsync(
            () -> {
              store.add(ready);
              if (!whole.isEmpty()) {
                store.addVariants(whole);
              }
            },
            thread);
  }

  private void finish() {
    try {
      writing.join();
    } catch (CompletionException e) {
      failed = true;
      writing = CompletableFuture.completedFuture(null);
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  @Override
  public synchronized void close() {
    try {
      finish();
      if (!failed) {
        write();
        finish();
      }
    } finally {
      thread.shutdown();
    }
  }
}
