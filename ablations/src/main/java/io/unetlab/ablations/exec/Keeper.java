package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings outcomes into a store a few at a time: soon enough that a killed run has little to do
 * again, seldom enough that a disk can follow. Outcomes may come from several threads.
 */
final class Keeper implements AutoCloseable {

  private static final int MOST = 2000;
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);

  private final TrialStore store;
  private final List<TrialOutcome> waiting = new ArrayList<>();
  private long last = System.nanoTime();
  private int kept;

  Keeper(TrialStore store) {
    this.store = store;
  }

  /** Takes an outcome; says how many there were with it. */
  synchronized int keep(TrialOutcome outcome) {
    waiting.add(outcome);
    if (waiting.size() >= MOST || System.nanoTime() - last >= LONGEST) {
      bring();
    }
    return ++kept;
  }

  private void bring() {
    store.add(waiting);
    waiting.clear();
    last = System.nanoTime();
  }

  @Override
  public synchronized void close() {
    bring();
  }
}
