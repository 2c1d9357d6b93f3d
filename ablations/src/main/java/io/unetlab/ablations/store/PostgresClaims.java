package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The trials that this run has claimed: rows of the table {@code claim}, which outlive a connection
 * and the server. A claim ends when its run gives it up, or when another run takes it after its
 * {@link Lease}.
 */
final class PostgresClaims {

  private static final String TAKE =
      "INSERT INTO claim AS held (trial, run, holder, seen) VALUES (?, ?, ?, now())"
          + " ON CONFLICT (trial) DO UPDATE SET run = excluded.run, holder = excluded.holder,"
          + " seen = excluded.seen WHERE held.run = excluded.run OR"
          + " greatest(held.seen, pg_postmaster_start_time())"
          + " < now() - ? * interval '1 millisecond'";

  private static final String SIGN = "UPDATE claim SET seen = now() WHERE run = ? RETURNING trial";

  private static final String FREE_ALL = "DELETE FROM claim WHERE run = ?";

  private static final String FREE = FREE_ALL + " AND trial = ?";

  private final Lease lease;

  /** Of this run; two computers may have the same name, and two processes the same number. */
  private final String run = UUID.randomUUID().toString();

  private final Set<Long> held = new LinkedHashSet<>();

  PostgresClaims(Lease lease) {
    this.lease = lease;
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
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setLong(1, trial);
      take.setString(2, run);
      take.setString(3, Holder.NAME);
      take.setLong(4, lease.lasts().toMillis());
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
   * Gives a sign of life, and makes the rows what this run has claimed.
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
    return lost;
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
