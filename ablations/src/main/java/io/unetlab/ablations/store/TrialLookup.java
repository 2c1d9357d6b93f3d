package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Finds the rows of trials whose keys differ only in the network. */
interface TrialLookup {

  /** Receives the result set, which stands on a row. */
  interface Row {
    void on(ResultSet row) throws SQLException;
  }

  /**
   * Reads rows with the columns of {@link TrialTable#SELECT}.
   *
   * @param like what the keys have in common
   * @param specs the networks; rows of other networks may be passed too
   */
  void each(Connection connection, TrialKey like, Collection<String> specs, Row reader)
      throws SQLException;
}
