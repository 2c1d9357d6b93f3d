package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Looks each of a few networks up; reads the whole table for many. */
final class SqliteLookup implements TrialLookup {

  /** A hundred thousand look-ups take ten times as long as reading all rows in their order. */
  private static final int FEW = 1000;

  @Override
  public void each(Connection connection, TrialKey like, Collection<String> specs, Row reader)
      throws SQLException {
    if (specs.size() > FEW) {
      try (PreparedStatement select = connection.prepareStatement(TrialTable.SELECT)) {
        TrialTable.bind(select, 1, like);
        read(select, reader);
      }
      return;
    }
    try (PreparedStatement select =
        connection.prepareStatement(TrialTable.SELECT + " AND spec = ?")) {
      TrialTable.bind(select, 1, like);
      for (String spec : specs) {
        select.setString(6, spec);
        read(select, reader);
      }
    }
  }

  private static void read(PreparedStatement select, Row reader) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        reader.on(row);
      }
    }
  }
}
