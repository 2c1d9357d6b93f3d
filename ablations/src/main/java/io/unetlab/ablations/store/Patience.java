package io.unetlab.ablations.store;

import java.sql.SQLException;
import java.time.Duration;

/** What to do after a failure of one transaction: wait and let it run again, or give up. */
final class Patience {

  /** A server restarts in seconds, a machine in a few minutes. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 5_000;

  /** Those of one transaction; each time at least one of two succeeds. */
  private static final int MOST_CONFLICTS = 100;

  private final PostgresErrors errors;
  private final StoreWatch watch;
  private int conflicts;
  private long pause = FIRST_PAUSE_MS;
  private long lostAt;
  private boolean lost;

  Patience(PostgresErrors errors, StoreWatch watch) {
    this.errors = errors;
    this.watch = watch;
  }

  /**
   * Returns when the transaction should run again.
   *
   * @throws StoreException if that would not help, or not any more
   */
  void after(SQLException e) {
    if (PostgresErrors.isConflict(e) && conflicts++ < MOST_CONFLICTS) {
      return;
    }
    if (!PostgresErrors.isAway(e)) {
      throw errors.explained(e);
    }
    if (watch.isStopped() || lost && System.nanoTime() - lostAt > LONGEST.toNanos()) {
      throw new StoreException.Lost(
          errors.lost(e) + "; it keeps what was stored, and the same command continues");
    }
    if (!lost) {
      lost = true;
      lostAt = System.nanoTime();
      watch.says(errors.lost(e) + "; waiting for at most " + LONGEST.toMinutes() + " minutes");
    }
    pause();
  }

  /** The transaction has succeeded; tells so if the server was lost. */
  void succeeded() {
    if (lost) {
      watch.says(errors.back());
    }
  }

  private void pause() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException.Lost("interrupted while waiting for the store's server");
    }
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }
}
