package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open schema of a PostgreSQL database. When the server is lost, it waits and connects again;
 * what was under way is then done from its start, which its keys make harmless.
 */
final class PostgresDatabase implements Database {

  private static final String READS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /** So that the claims of a machine that vanished without a word are free after two minutes. */
  private static final String SESSION =
      "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10;"
          + " SET tcp_keepalives_count = 6";

  private final PostgresAddress address;
  private final StoreWatch watch;
  private final PostgresErrors errors;
  private final PostgresClaims claims;
  private final SoundRows rows = new SoundRows();
  private @Nullable Connection connection;

  private PostgresDatabase(PostgresAddress address, StoreWatch watch) {
    this.address = address;
    this.watch = watch;
    this.errors = new PostgresErrors(address);
    this.claims = new PostgresClaims(address.schema());
  }

  /** Opens a schema to read and write; creates it and its tables if they do not exist. */
  static PostgresDatabase write(PostgresAddress address, StoreWatch watch) {
    return opened(new PostgresDatabase(address, watch), true);
  }

  /** Opens a schema to read. */
  static PostgresDatabase read(PostgresAddress address) {
    return opened(new PostgresDatabase(address, StoreWatch.NONE), false);
  }

  private static PostgresDatabase opened(PostgresDatabase database, boolean make) {
    try {
      Connection first = database.connected();
      PostgresFormat format =
          new PostgresFormat(database.address, first, PostgresFormat.MIGRATIONS);
      format.require(make);
      first.commit();
      format.requireTables();
      first.commit();
      return database;
    } catch (SQLException e) {
      database.close();
      throw database.errors.explained(e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Whether the schema has a store of any format. */
  static boolean isThere(PostgresAddress address) {
    PostgresDatabase database = new PostgresDatabase(address, StoreWatch.NONE);
    try {
      return new PostgresFormat(address, database.connected(), PostgresFormat.MIGRATIONS)
          .format()
          .isPresent();
    } catch (SQLException e) {
      throw database.errors.explained(e);
    } finally {
      database.close();
    }
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public SoundRows rows() {
    return rows;
  }

  @Override
  public TrialLookup lookup() {
    return new PostgresLookup();
  }

  // Others may add to it at any moment.
  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public <T> T with(Query<T> query) {
    return inTransaction(
        own -> {
          Statements.run(own, READS);
          return query.on(own);
        });
  }

  @Override
  public void change(Change work) {
    inTransaction(
        own -> {
          work.on(own);
          return true;
        });
  }

  @Override
  public void changeAlone(Change work) {
    change(
        own -> {
          try (PreparedStatement lock = own.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, PostgresKeys.of("studies", address.schema()));
            lock.execute();
          }
          work.on(own);
        });
  }

  // A lock whose transaction failed is no claim: its connection ends, and the next one asks again.
  @Override
  public synchronized Optional<Claim> claim(TrialKey key) {
    if (claims.has(key) || !inTransaction(own -> claims.lock(own, key))) {
      return Optional.empty();
    }
    claims.keep(key);
    return Optional.of(() -> release(key));
  }

  private void release(TrialKey key) {
    inTransaction(own -> claims.release(own, key));
  }

  private synchronized <T> T inTransaction(Query<T> work) {
    Patience patience = new Patience(errors, watch);
    while (true) {
      try {
        Connection own = connected();
        T value = work.on(own);
        own.commit();
        return value;
      } catch (SQLException e) {
        giveBack(e);
        patience.after(e);
      } catch (RuntimeException e) {
        rollBack();
        throw e;
      }
    }
  }

  private Connection connected() throws SQLException {
    Connection own = connection;
    if (own != null && !own.isClosed()) {
      return own;
    }
    Connection fresh = address.server().connect(address.schema());
    try {
      Statements.run(fresh, SESSION);
      claims.takeAgain(fresh);
      fresh.commit();
    } catch (SQLException | RuntimeException e) {
      close(fresh);
      throw e;
    }
    connection = fresh;
    return fresh;
  }

  // Over a connection that lost its server nobody knows what was done; the server undoes the rest
  // when the connection ends.
  private void giveBack(SQLException e) {
    if (PostgresErrors.isAway(e)) {
      close();
    } else {
      rollBack();
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
  public synchronized void close() {
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
