package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The claims in a store's schema, as an administrator reads and edits them. */
final class ClaimRows {

  private static final String OF = " WHERE trial = ";

  private final PostgresProgram server;
  private final String schema;

  ClaimRows(PostgresProgram server, String address) {
    this.server = server;
    this.schema = address.replaceFirst(".*=", "");
  }

  private static String trial(TrialKey key) {
    return OF + PostgresKeys.of("trial", key.toString());
  }

  /** Makes the last sign of life an old one. */
  void age(TrialKey key, String interval) throws SQLException {
    set(key, "seen = seen - interval '" + interval + "'");
  }

  void set(TrialKey key, String change) throws SQLException {
    run("UPDATE claim SET " + change + trial(key));
  }

  void run(String statement) throws SQLException {
    server.sql("SET search_path TO " + schema, statement);
  }

  /** How old the last sign of life is; empty without a claim. */
  Optional<Double> seconds(TrialKey key) throws SQLException {
    return number(
        "SELECT extract(epoch FROM now() - seen)::float FROM " + schema + ".claim" + trial(key));
  }

  /** Connections to the server that name the store's program. */
  int connections() throws SQLException {
    return number("SELECT count(*)::float FROM pg_stat_activity WHERE application_name = 'unetlab'")
        .orElseThrow()
        .intValue();
  }

  /** Statements that wait for a lock. */
  int waiting() throws SQLException {
    return number("SELECT count(*)::float FROM pg_locks WHERE NOT granted")
        .orElseThrow()
        .intValue();
  }

  private Optional<Double> number(String sql) throws SQLException {
    String url = "jdbc:postgresql://" + server.host() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, PostgresProgram.USER, "");
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      return row.next() ? Optional.of(row.getDouble(1)) : Optional.empty();
    }
  }
}
