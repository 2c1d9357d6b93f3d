package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * Claims trials, and gives signs of life while there are claims. It has a connection of its own, so
 * that no other statement and no connection that broke in silence delays a sign by more than a part
 * of the {@link Lease}.
 */
final class ClaimSigns implements AutoCloseable {

  /** As a number of SQL. */
  private static final Duration EVER = Duration.ofDays(10_000);

  private final PostgresAddress address;
  private final StoreWatch watch;
  private final Lease lease;
  private final PostgresClaims claims;
  private final PostgresConnection connection;
  private @Nullable Timer timer;

  ClaimSigns(PostgresAddress address, StoreWatch watch, Lease lease) {
    this.address = address;
    this.watch = watch;
    this.lease = lease;
    this.claims = new PostgresClaims(this::silence);
    this.connection = new PostgresConnection(address, lease.answer());
  }

  // Where this run lost the server, the others did too, and need as long to find it again.
  private Duration silence() {
    return connection.isBackSince(lease.lasts()) ? EVER : lease.lasts();
  }

  /** As {@link TrialStore#claim}; waits while the server is away. */
  Optional<Claim> claim(TrialKey key) {
    Patience patience = new Patience(new PostgresErrors(address), watch);
    while (true) {
      try {
        boolean taken = take(key);
        patience.succeeded();
        return taken ? Optional.of(() -> release(key)) : Optional.empty();
      } catch (SQLException e) {
        patience.after(e);
      }
    }
  }

  // A claim whose transaction failed does not hold; the next sign of life removes what it may have
  // left.
  private synchronized boolean take(TrialKey key) throws SQLException {
    start();
    if (claims.has(key) || !connection.run(own -> claims.take(own, key))) {
      return false;
    }
    claims.keep(key);
    return true;
  }

  // Without a connection, the next sign of life removes the row.
  private synchronized void release(TrialKey key) {
    claims.drop(key);
    if (connection.isOpen()) {
      attempt(
          own -> {
            claims.free(own, key);
            return true;
          });
    }
  }

  private void start() {
    if (timer == null) {
      Timer fresh = new Timer("claims of a store", true);
      long millis = lease.signs().toMillis();
      fresh.schedule(
          new TimerTask() {
            @Override
            public void run() {
              tell(sign());
            }
          },
          millis,
          millis);
      timer = fresh;
    }
  }

  private void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /**
   * Gives one sign of life; the last one when nothing is claimed any more. Returns what is lost.
   */
  private synchronized int sign() {
    Optional<Set<Long>> lost = timer == null ? Optional.empty() : attempt(claims::sign);
    lost.ifPresent(claims::lose);
    if (lost.isPresent() && claims.isEmpty()) {
      stop();
      connection.close();
    }
    return lost.map(Set::size).orElse(0);
  }

  // Not under the lock: who hears it may wait.
  private void tell(int lost) {
    if (lost > 0) {
      try {
        watch.says(message(lost));
      } catch (RuntimeException e) {
        log(e);
      }
    }
  }

  private String message(int lost) {
    return "the store "
        + address
        + " had no sign of this run for "
        + lease.lasts().toSeconds()
        + " s, so another run has taken over "
        + (lost == 1 ? "a trial" : lost + " trials")
        + " that this one evaluates; the outcome that is stored first is kept";
  }

  // Not worth waiting for: the next sign of life does what this did not, and a claim ends anyway.
  // Any exception would end the timer, and with it all claims.
  private <T> Optional<T> attempt(Database.Query<T> work) {
    try {
      return Optional.of(connection.run(work));
    } catch (SQLException | StoreException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      log(e);
      return Optional.empty();
    }
  }

  private static void log(RuntimeException e) {
    System.getLogger(ClaimSigns.class.getName())
        .log(Level.WARNING, "a sign of life of a store's claims failed; the next one follows", e);
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      stop();
      attempt(
          own -> {
            claims.freeAll(own);
            return true;
          });
    }
    connection.close();
  }
}
