package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * An open schema of a PostgreSQL database. When the server is lost, it waits and connects again;
 * what was under way is then done from its start, which its keys make harmless.
 */
final class PostgresDatabase implements Database {

  private static final String READS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /** More than a statement takes. Until then the run tells nothing and does not stop. */
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final PostgresAddress address;
  private final StoreWatch watch;
  private final PostgresErrors errors;
  private final PostgresConnection connection;
  private final ClaimSigns signs;
  private final SoundRows rows = new SoundRows();

  private PostgresDatabase(PostgresAddress address, StoreWatch watch, Lease lease) {
    this.address = address;
    this.watch = watch;
    this.errors = new PostgresErrors(address);
    this.connection = new PostgresConnection(address, ANSWER);
    this.signs = new ClaimSigns(address, watch, lease);
  }

  /** Opens a schema to read and write; creates it and its tables if they do not exist. */
  static PostgresDatabase write(PostgresAddress address, StoreWatch watch, Lease lease) {
    PostgresDatabase database = new PostgresDatabase(address, watch, lease);
    database.open(true);
    return database;
  }

  /** Opens a schema to read. */
  static PostgresDatabase read(PostgresAddress address) {
    PostgresDatabase database = new PostgresDatabase(address, StoreWatch.NONE, Lease.USUAL);
    database.open(false);
    return database;
  }

  private void open(boolean make) {
    try {
      connection.run(
          own -> {
            format(own).require(make);
            return true;
          });
      connection.run(
          own -> {
            format(own).requireTables();
            return true;
          });
    } catch (SQLException e) {
      close();
      throw errors.explained(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private PostgresFormat format(Connection own) {
    return new PostgresFormat(address, own, PostgresFormat.MIGRATIONS);
  }

  /** Whether the schema has a store of any format. */
  static boolean isThere(PostgresAddress address) {
    PostgresDatabase database = new PostgresDatabase(address, StoreWatch.NONE, Lease.USUAL);
    try {
      return database.connection.run(own -> database.format(own).format().isPresent());
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

  @Override
  public Optional<Claim> claim(TrialKey key) {
    return signs.claim(key);
  }

  private synchronized <T> T inTransaction(Query<T> work) {
    Patience patience = new Patience(errors, watch);
    while (true) {
      try {
        T result = connection.run(work);
        patience.succeeded();
        return result;
      } catch (SQLException e) {
        patience.after(e);
      }
    }
  }

  // The signs first: they are not kept waiting by what this connection does.
  @Override
  public void close() {
    signs.close();
    disconnect();
  }

  private synchronized void disconnect() {
    connection.close();
  }
}
