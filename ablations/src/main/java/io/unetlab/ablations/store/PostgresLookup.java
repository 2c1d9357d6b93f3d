package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Sends all networks at once: a shared table may have many more rows than are looked for. */
final class PostgresLookup implements TrialLookup {

  @Override
  public void each(Connection connection, TrialKey like, Collection<String> specs, Row reader)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(TrialTable.SELECT + " AND spec = ANY (?)")) {
      TrialTable.bind(select, 1, like);
      select.setArray(6, connection.createArrayOf("text", specs.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.on(row);
        }
      }
    }
  }
}
