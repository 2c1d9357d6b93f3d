package io.unetlab.ablations.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a schema that is made when it is needed, and anew after it was lost. What failed
 * may run again from its start.
 */
final class PostgresConnection implements AutoCloseable {

  /** So that what a machine that vanished without a word has locked is free after two minutes. */
  private static final String SESSION =
      "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10;"
          + " SET tcp_keepalives_count = 6";

  private final PostgresAddress address;
  private final Duration answer;
  private @Nullable Connection connection;
  private boolean lost;
  private @Nullable Long backAt;

  /**
   * Connects to nothing yet.
   *
   * @param answer how long to wait for one; a server that vanished without a word gives none
   */
  PostgresConnection(PostgresAddress address, Duration answer) {
    this.address = address;
    this.answer = answer;
  }

  /** Runs one transaction, once. */
  <T> T run(Database.Query<T> work) throws SQLException {
    try {
      Connection own = connected();
      T value = work.on(own);
      own.commit();
      return value;
    } catch (SQLException e) {
      giveBack(e);
      throw e;
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  /** Whether the server was lost, and found again no longer ago than this. */
  boolean isBackSince(Duration time) {
    return backAt != null && System.nanoTime() - backAt < time.toNanos();
  }

  /** Whether there is one, which its server may have left. */
  boolean isOpen() {
    return connection != null;
  }

  private Connection connected() throws SQLException {
    Connection own = connection;
    if (own != null && !own.isClosed()) {
      return own;
    }
    Connection fresh = address.server().connect(address.schema(), answer);
    try {
      Statements.run(fresh, SESSION);
      fresh.commit();
    } catch (SQLException | RuntimeException e) {
      close(fresh);
      throw e;
    }
    connection = fresh;
    if (lost) {
      lost = false;
      backAt = System.nanoTime();
    }
    return fresh;
  }

  // Over a connection that lost its server it is unknown what was done; the server undoes the rest
  // when the connection ends.
  private void giveBack(SQLException e) {
    if (PostgresErrors.isAway(e)) {
      abort();
    } else {
      rollBack();
    }
  }

  // To close it would wait once more for a server that vanished.
  private void abort() {
    Connection own = connection;
    connection = null;
    lost = true;
    try {
      if (own != null) {
        own.abort(Runnable::run);
      }
    } catch (SQLException lost) {
      return; // Then the server ends it.
    }
  }

  // A connection that cannot even do that is of no further use.
  private void rollBack() {
    Connection own = connection;
    try {
      if (own != null) {
        own.rollback();
      }
    } catch (SQLException lost) {
      close();
    }
  }

  @Override
  public void close() {
    Connection own = connection;
    connection = null;
    if (own != null) {
      close(own);
    }
  }

  private static void close(Connection own) {
    try {
      own.close();
    } catch (SQLException lost) {
      return; // Then the server ends it.
    }
  }
}
