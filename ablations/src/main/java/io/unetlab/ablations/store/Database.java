package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An open database with the tables of a store. Every failure is a {@link StoreException} with a
 * message for the user. Thread-safe.
 */
interface Database extends AutoCloseable {

  /** Reads from the database. */
  interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Changes the database; it may run again from its start, so it changes nothing else. */
  interface Change {
    void on(Connection connection) throws SQLException;
  }

  /** The store as the user names it. */
  String name();

  /** Reads rows, and knows how many were damaged. */
  SoundRows rows();

  /** Finds trials by their keys in the way that is fastest here. */
  TrialLookup lookup();

  /** Reads one state of the database, whatever others write meanwhile. */
  <T> T with(Query<T> query);

  /** Changes the database in one transaction. */
  void change(Change work);

  /** The same, while no other process makes such a change. */
  void changeAlone(Change work);

  /** Whether it has no trial, and only this process adds any. */
  boolean isEmpty();

  /** As {@link TrialStore#claim}. */
  Optional<Claim> claim(TrialKey key);

  @Override
  void close();
}
