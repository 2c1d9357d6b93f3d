package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * An open schema of a PostgreSQL database. When the server is lost, it waits and connects again;
 * what was under way is then done from its start, which its keys make harmless.
 */
final class PostgresDatabase implements Database {

  private static final String READS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /** So that what a machine that vanished without a word has locked is free after two minutes. */
  private static final String SESSION =
      "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10;"
          + " SET tcp_keepalives_count = 6";

  private final PostgresAddress address;
  private final StoreWatch watch;
  private final Lease lease;
  private final PostgresErrors errors;
  private final PostgresClaims claims;
  private final SoundRows rows = new SoundRows();
  private @Nullable Connection connection;
  private @Nullable Timer signs;

  private PostgresDatabase(PostgresAddress address, StoreWatch watch, Lease lease) {
    this.address = address;
    this.watch = watch;
    this.lease = lease;
    this.errors = new PostgresErrors(address);
    this.claims = new PostgresClaims(lease);
  }

  /** Opens a schema to read and write; creates it and its tables if they do not exist. */
  static PostgresDatabase write(PostgresAddress address, StoreWatch watch, Lease lease) {
    return opened(new PostgresDatabase(address, watch, lease), true);
  }

  /** Opens a schema to read. */
  static PostgresDatabase read(PostgresAddress address) {
    return opened(new PostgresDatabase(address, StoreWatch.NONE, Lease.USUAL), false);
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
    PostgresDatabase database = new PostgresDatabase(address, StoreWatch.NONE, Lease.USUAL);
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

  // A claim whose transaction failed is none; the next sign of life removes what it may have left.
  @Override
  public synchronized Optional<Claim> claim(TrialKey key) {
    if (claims.has(key) || !inTransaction(own -> claims.take(own, key))) {
      return Optional.empty();
    }
    claims.keep(key);
    startSigns();
    return Optional.of(() -> release(key));
  }

  // Without a connection, the next sign of life removes the row.
  private synchronized void release(TrialKey key) {
    claims.drop(key);
    if (connection != null) {
      attempt(own -> claims.free(own, key));
    }
  }

  private void startSigns() {
    if (signs == null) {
      long millis = lease.signs().toMillis();
      Timer timer = new Timer("claims of a store", true);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              sign();
            }
          },
          millis,
          millis);
      signs = timer;
    }
  }

  private synchronized void sign() {
    if (signs != null) {
      attempt(
          own -> {
            Set<Long> lost = claims.sign(own);
            own.commit();
            claims.lose(lost);
            tell(lost.size());
          });
    }
  }

  private void tell(int lost) {
    if (lost > 0) {
      watch.says(
          "the store "
              + address
              + " had no sign of this run for "
              + lease.lasts().toSeconds()
              + " s, so another run has taken over "
              + (lost == 1 ? "a trial" : lost + " trials")
              + " that this one evaluates; the outcome that is stored first is kept");
    }
  }

  // Not worth waiting for: the next sign of life does what this did not, and a claim ends anyway.
  private void attempt(Change work) {
    try {
      Connection own = connected();
      work.on(own);
      own.commit();
    } catch (SQLException e) {
      giveBack(e);
    } catch (StoreException e) {
      rollBack();
    }
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
      abort();
    } else {
      rollBack();
    }
  }

  // To close it would wait once more for a server that vanished.
  private void abort() {
    Connection own = connection;
    connection = null;
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
      disconnect();
    }
  }

  @Override
  public synchronized void close() {
    if (signs != null) {
      signs.cancel();
      signs = null;
      attempt(claims::freeAll);
    }
    disconnect();
  }

  private void disconnect() {
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
