package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The trials that this run has claimed: rows of the table {@code claim}, which outlive a connection
 * and the server. A claim ends when its run gives it up, or when another run takes it: after its
 * {@link Lease}, or at once if it is known that its process has ended.
 */
final class PostgresClaims {

  private static final String STALE =
      "greatest(held.seen, pg_postmaster_start_time()) < now() - ? * interval '1 millisecond'";

  private static final String TAKE =
      "INSERT INTO claim AS held (trial, run, holder, seen) VALUES (?, ?, ?, now())"
          + " ON CONFLICT (trial) DO UPDATE SET run = excluded.run, holder = excluded.holder,"
          + " seen = excluded.seen WHERE held.run IN (excluded.run, ?) OR "
          + STALE;

  private static final String RUN = "SELECT run FROM claim WHERE trial = ?";

  // A row that its run, or another one, changes at this moment is skipped, not waited for.
  private static final String REMOVE_STALE =
      "DELETE FROM claim WHERE trial IN (SELECT trial FROM claim AS held WHERE "
          + STALE
          + " FOR UPDATE SKIP LOCKED)";

  private static final String SIGN = "UPDATE claim SET seen = now() WHERE run = ? RETURNING trial";

  private static final String FREE_ALL = "DELETE FROM claim WHERE run = ?";

  private static final String FREE = FREE_ALL + " AND trial = ?";

  private final Supplier<Duration> silence;

  /** Of this run; two computers may have the same name, and two processes the same number. */
  private final String run = ClaimRun.named();

  private final Set<Long> held = new LinkedHashSet<>();

  /**
   * No claims yet.
   *
   * @param silence how long a run gives no sign of life before another one may take its claim
   */
  PostgresClaims(Supplier<Duration> silence) {
    this.silence = silence;
  }

  /** Whether this run has no claim. */
  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Whether this run has the claim, as far as it knows. */
  boolean has(TrialKey key) {
    return held.contains(number(key));
  }

  /**
   * Whether the claim is this run's; {@link #keep} notes it once the transaction has ended. True
   * too if an earlier try took it, and its answer was lost.
   */
  boolean take(Connection connection, TrialKey key) throws SQLException {
    return take(connection, number(key));
  }

  private boolean take(Connection connection, long trial) throws SQLException {
    if (take(connection, trial, run)) {
      return true;
    }
    Optional<String> ended = holder(connection, trial).filter(ClaimRun::hasEnded);
    return ended.isPresent() && take(connection, trial, ended.get());
  }

  private static Optional<String> holder(Connection connection, long trial) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RUN)) {
      select.setLong(1, trial);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Takes a trial that is unclaimed, or claimed by this run or by one that has ended. */
  private boolean take(Connection connection, long trial, String from) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setLong(1, trial);
      take.setString(2, run);
      take.setString(3, Holder.NAME);
      take.setString(4, from);
      take.setLong(5, silence.get().toMillis());
      return take.executeUpdate() == 1;
    }
  }

  /** Notes a claim. */
  void keep(TrialKey key) {
    held.add(number(key));
  }

  /** Notes that a claim is given up; its row goes with {@link #free} or the next sign of life. */
  void drop(TrialKey key) {
    held.remove(number(key));
  }

  /** Removes the row of a claim that was given up. */
  void free(Connection connection, TrialKey key) throws SQLException {
    free(connection, number(key));
  }

  private void free(Connection connection, long trial) throws SQLException {
    try (PreparedStatement free = connection.prepareStatement(FREE)) {
      free.setString(1, run);
      free.setLong(2, trial);
      free.executeUpdate();
    }
  }

  /** Removes the rows of all claims that this run has or had. */
  void freeAll(Connection connection) throws SQLException {
    try (PreparedStatement free = connection.prepareStatement(FREE_ALL)) {
      free.setString(1, run);
      free.executeUpdate();
    }
  }

  /**
   * Gives a sign of life, makes the rows what this run has claimed, and removes those of runs that
   * ended without giving them up.
   *
   * @return the claims that another run has taken
   */
  Set<Long> sign(Connection connection) throws SQLException {
    Set<Long> rows = signed(connection);
    for (long row : rows) {
      if (!held.contains(row)) {
        free(connection, row);
      }
    }
    Set<Long> lost = new HashSet<>();
    for (long one : held) {
      // A server that answers before its disk does may have lost the row in a crash.
      if (!rows.contains(one) && !take(connection, one)) {
        lost.add(one);
      }
    }
    removeStale(connection);
    return lost;
  }

  private void removeStale(Connection connection) throws SQLException {
    try (PreparedStatement remove = connection.prepareStatement(REMOVE_STALE)) {
      remove.setLong(1, silence.get().toMillis());
      remove.executeUpdate();
    }
  }

  private Set<Long> signed(Connection connection) throws SQLException {
    Set<Long> rows = new HashSet<>();
    try (PreparedStatement sign = connection.prepareStatement(SIGN)) {
      sign.setString(1, run);
      try (ResultSet row = sign.executeQuery()) {
        while (row.next()) {
          rows.add(row.getLong(1));
        }
      }
    }
    return rows;
  }

  /** Notes that claims are lost. */
  void lose(Set<Long> lost) {
    held.removeAll(lost);
  }

  private static long number(TrialKey key) {
    return PostgresKeys.of("trial", key.toString());
  }

  /** This process for people who read the table; to find a computer's name may take seconds. */
  private static final class Holder {

    static final String NAME = computer() + ", process " + ProcessHandle.current().pid();

    private static String computer() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "a computer without a name";
      }
    }
  }
}
