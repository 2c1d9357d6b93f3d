package io.unetlab.cli.command;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the trials of a store. */
final class StoredTrials {

  private StoredTrials() {}

  /** When each trial that the store of a report knows was found out. */
  static List<String> times(Path directory) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("results.db"));
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT spec || at FROM trial WHERE metric = 'counts' ORDER BY spec")) {
      List<String> times = new ArrayList<>();
      while (row.next()) {
        times.add(row.getString(1));
      }
      return times;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
