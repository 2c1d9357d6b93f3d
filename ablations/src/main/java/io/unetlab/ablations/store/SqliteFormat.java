package io.unetlab.ablations.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a store in SQLite, and the header by which a file is known to have them. */
final class SqliteFormat {

  /** The application id in the file's header: "UNET". */
  private static final int APPLICATION = 0x554E4554;

  /** Increases when a table changes. */
  private static final int FORMAT = 5;

  /** Has every table but that of the calls: a writer adds it, a reader sees an empty one. */
  private static final int WITHOUT_CALLS = 4;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE study (
            id INTEGER PRIMARY KEY, hash TEXT NOT NULL, only_these TEXT NOT NULL, name TEXT NOT NULL,
            tool TEXT NOT NULL, file TEXT NOT NULL, changes TEXT NOT NULL,
            run_at TEXT NOT NULL, complete INTEGER NOT NULL, variants INTEGER NOT NULL,
            targets INTEGER NOT NULL, sum INTEGER NOT NULL, UNIQUE (hash, only_these))
          """,
          """
          CREATE TABLE study_file (
            study INTEGER NOT NULL REFERENCES study (id), name TEXT NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (study, name)) WITHOUT ROWID
          """,
          """
          CREATE TABLE study_target (
            study INTEGER NOT NULL REFERENCES study (id), name TEXT NOT NULL, target TEXT,
            protocol TEXT NOT NULL, obstacle TEXT, sum INTEGER NOT NULL,
            PRIMARY KEY (study, name)) WITHOUT ROWID
          """,
          """
          CREATE TABLE variant (
            study INTEGER NOT NULL REFERENCES study (id), label TEXT NOT NULL,
            state TEXT NOT NULL, spec TEXT, reason TEXT, sum INTEGER NOT NULL,
            PRIMARY KEY (study, label)) WITHOUT ROWID
          """,
          """
          CREATE TABLE trial (
            spec TEXT NOT NULL, metric TEXT NOT NULL, target TEXT NOT NULL, protocol TEXT NOT NULL,
            seed INTEGER NOT NULL, evaluator TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'refused', 'failed')),
            metrics TEXT NOT NULL DEFAULT '{}', detail TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, sum INTEGER NOT NULL,
            PRIMARY KEY (spec, metric, target, protocol, seed, evaluator)) WITHOUT ROWID
          """,
          """
          CREATE VIEW result AS
            SELECT study.name AS study, variant.label, variant.spec, trial.target,
              each.key AS metric, each.value AS value, trial.at
            FROM study JOIN variant ON variant.study = study.id
              JOIN trial ON trial.spec = variant.spec AND trial.state = 'done',
              json_each(trial.metrics) AS each
          """);

  private static final String CALLS =
      """
      CREATE TABLE study_call (
        study INTEGER PRIMARY KEY REFERENCES study (id), file TEXT NOT NULL, options TEXT NOT NULL,
        machine TEXT NOT NULL)
      """;

  private final Path path;
  private final Connection connection;

  private SqliteFormat(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  /**
   * Requires a file to be a store of this format.
   *
   * @param make whether to create the tables in an empty file, and what an older one lacks
   * @throws StoreException if it is another file, or of another format, or its tables were changed
   */
  static void require(Path path, Connection connection, boolean make) throws SQLException {
    new SqliteFormat(path, connection).require(make);
  }

  /** The message about a file that is not as it was written. */
  static String damage(Path path) {
    return "the store "
        + path
        + " is damaged and was left as it is; `sqlite3 '"
        + path.toString().replace("'", "'\\''")
        + "' .recover` may save its rows; another file starts a new store";
  }

  private void run(String sql) throws SQLException {
    Statements.run(connection, sql);
  }

  private int number(String sql) throws SQLException {
    return Statements.number(connection, sql);
  }

  private void require(boolean make) throws SQLException {
    boolean empty = number("SELECT count(*) FROM sqlite_master") == 0;
    if (empty && make) {
      make();
      return;
    }
    if (number("PRAGMA application_id") != APPLICATION) {
      throw new StoreException(path + " is not a UNetLab store; choose another file");
    }
    int format = number("PRAGMA user_version");
    if (format > FORMAT) {
      throw new StoreException(
          path
              + " was written by a newer UNetLab (format "
              + format
              + ", this one knows "
              + FORMAT
              + "); use that one, or another file");
    }
    if (format < WITHOUT_CALLS) {
      throw new StoreException(
          path
              + " was written by an older UNetLab (format "
              + format
              + ", this one knows "
              + FORMAT
              + "); run the study again into another file");
    }
    if (make) {
      addCalls();
      requireTables(all());
    } else {
      requireTables(format == WITHOUT_CALLS ? TABLES : all());
      if (format == WITHOUT_CALLS) {
        run(
            CALLS
                .replace("CREATE TABLE", "CREATE TEMP TABLE")
                .replace("REFERENCES study (id)", ""));
      }
    }
  }

  private static List<String> all() {
    return Stream.concat(TABLES.stream(), Stream.of(CALLS)).toList();
  }

  // Another program may have replaced a table by a view without end, or added a trigger.
  private void requireTables(List<String> wanted) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sql FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')"
                    + " AND (type = 'trigger' OR name IN"
                    + " ('study', 'study_file', 'study_call', 'study_target', 'variant', 'trial',"
                    + " 'result'))")) {
      while (row.next()) {
        tables.add(row.getString(1).strip());
      }
    }
    if (!tables.equals(wanted.stream().map(String::strip).collect(Collectors.toSet()))) {
      throw new StoreException(damage(path));
    }
  }

  // Another process may be creating it at the same time; the second one finds it complete.
  private void make() throws SQLException {
    run("BEGIN IMMEDIATE");
    if (number("SELECT count(*) FROM sqlite_master") == 0) {
      for (String table : all()) {
        run(table);
      }
      run("PRAGMA application_id = " + APPLICATION);
      run("PRAGMA user_version = " + FORMAT);
    }
    run("COMMIT");
  }

  private void addCalls() throws SQLException {
    if (number("PRAGMA user_version") != WITHOUT_CALLS) {
      return;
    }
    run("BEGIN IMMEDIATE");
    if (number("PRAGMA user_version") == WITHOUT_CALLS) {
      requireTables(TABLES);
      run(CALLS);
      run("PRAGMA user_version = " + FORMAT);
    }
    run("COMMIT");
  }
}
