package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The trials that this process has claimed: advisory locks of its connection, which the server
 * frees when the connection ends, however it ends.
 */
final class PostgresClaims {

  private final String schema;
  private final Set<Long> held = new LinkedHashSet<>();

  PostgresClaims(String schema) {
    this.schema = schema;
  }

  /** Whether this process has the claim. */
  boolean has(TrialKey key) {
    return held.contains(number(key));
  }

  /** Whether the connection got the lock; it is a claim once {@link #keep} is told so. */
  boolean lock(Connection connection, TrialKey key) throws SQLException {
    return call(connection, "pg_try_advisory_lock", number(key));
  }

  /** Notes a claim whose transaction has ended. */
  void keep(TrialKey key) {
    held.add(number(key));
  }

  /** Gives a claim up; returns whether the connection still had it. */
  boolean release(Connection connection, TrialKey key) throws SQLException {
    held.remove(number(key));
    return call(connection, "pg_advisory_unlock", number(key));
  }

  /** Takes all claims again over a new connection; one that another run took meanwhile is lost. */
  void takeAgain(Connection connection) throws SQLException {
    for (long number : held) {
      call(connection, "pg_try_advisory_lock", number);
    }
  }

  private long number(TrialKey key) {
    return PostgresKeys.of("trial", schema + "\n" + key);
  }

  private static boolean call(Connection connection, String function, long number)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT " + function + "(?)")) {
      lock.setLong(1, number);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
