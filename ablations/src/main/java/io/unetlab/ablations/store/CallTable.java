package io.unetlab.ablations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code study_call}: how the command line ran a study, with the options as a JSON array.
 * The study's checksum covers it.
 */
final class CallTable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CallTable() {}

  /** Replaces the call of a study. */
  static void put(Connection connection, int study, Optional<StudyCall> call) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM study_call WHERE study = ?")) {
      delete.setInt(1, study);
      delete.execute();
    }
    if (call.isEmpty()) {
      return;
    }
    List<Object> values = values(call.get());
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO study_call VALUES (?, ?, ?, ?)")) {
      insert.setInt(1, study);
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(2 + i, values.get(i));
      }
      insert.execute();
    }
  }

  /** What a row holds, in the order of its columns. */
  static List<Object> values(StudyCall call) {
    return List.of(call.file(), JSON.writeValueAsString(call.options()), call.machine());
  }

  static Optional<StudyCall> call(Connection connection, int study) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT file, options, machine FROM study_call WHERE study = ?")) {
      select.setInt(1, study);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(call(row)) : Optional.empty();
      }
    }
  }

  private static StudyCall call(ResultSet row) throws SQLException {
    List<String> options = List.of(JSON.readValue(row.getString(2), String[].class));
    return new StudyCall(row.getString(1), options, row.getString(3));
  }
}
