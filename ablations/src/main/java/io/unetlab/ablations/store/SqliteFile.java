package io.unetlab.ablations.store;

import io.unetlab.builders.cache.CacheDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An open SQLite file of our format. Every way to fail is a {@link StoreException} in words. */
final class SqliteFile implements AutoCloseable {

  /** In the file's head: "UNET". */
  private static final int APPLICATION = 0x554E4554;

  /** Grows when a table changes. */
  private static final int FORMAT = 3;

  private static final int PATIENCE_MS = 60_000;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE study (
            id INTEGER PRIMARY KEY, hash TEXT NOT NULL, only_these TEXT NOT NULL, name TEXT NOT NULL,
            tool TEXT NOT NULL, file TEXT NOT NULL, changes TEXT NOT NULL,
            run_at TEXT NOT NULL, complete INTEGER NOT NULL, UNIQUE (hash, only_these))
          """,
          """
          CREATE TABLE study_file (
            study INTEGER NOT NULL REFERENCES study (id), name TEXT NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (study, name)) WITHOUT ROWID
          """,
          """
          CREATE TABLE study_target (
            study INTEGER NOT NULL REFERENCES study (id), name TEXT NOT NULL, target TEXT,
            protocol TEXT NOT NULL, obstacle TEXT, PRIMARY KEY (study, name)) WITHOUT ROWID
          """,
          """
          CREATE TABLE variant (
            study INTEGER NOT NULL REFERENCES study (id), label TEXT NOT NULL,
            state TEXT NOT NULL, spec TEXT, reason TEXT, PRIMARY KEY (study, label)) WITHOUT ROWID
          """,
          """
          CREATE TABLE trial (
            spec TEXT NOT NULL, metric TEXT NOT NULL, target TEXT NOT NULL, protocol TEXT NOT NULL,
            seed INTEGER NOT NULL, evaluator TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'refused', 'failed')),
            metrics TEXT NOT NULL DEFAULT '{}', detail TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '', at TEXT NOT NULL,
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

  private final Path path;
  private final Connection connection;
  private final boolean tidies;

  /**
   * @param tidies whether it takes the log away that it makes, which a reader does not by itself
   */
  private SqliteFile(Path path, Connection connection, boolean tidies) {
    this.path = path;
    this.connection = connection;
    this.tidies = tidies;
  }

  /** Opens a file to read and write; makes it where there is none. */
  static SqliteFile write(Path path) {
    return write(path, List.of());
  }

  /**
   * The same with settings of this connection.
   *
   * @param pragmas in SQLite's words; a test limits the pages, as a full disk does
   */
  static SqliteFile write(Path path, List<String> pragmas) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException(
          "cannot make the folder of the store " + path + "; name another with --store");
    }
    SqliteFile file =
        new SqliteFile(path, connect(path, "jdbc:sqlite:" + path, new Properties()), false);
    file.opened(
        () -> {
          file.run("PRAGMA busy_timeout = " + PATIENCE_MS);
          for (String pragma : pragmas) {
            file.run(pragma);
          }
          file.require(true);
          file.run("PRAGMA journal_mode = WAL");
          file.run("PRAGMA synchronous = FULL");
        });
    return file;
  }

  /** Opens a file to read. */
  static SqliteFile read(Path path) {
    Properties readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    // Beside a file that nobody may write next to, SQLite cannot keep its own; nobody writes then.
    boolean still = !Files.isWritable(path.toAbsolutePath().getParent()) && !hasLog(path);
    String url = "jdbc:sqlite:file:" + path.toAbsolutePath() + (still ? "?immutable=1" : "");
    // A log that is there is another process's, or has what a killed one wrote.
    boolean tidies = !still && !hasLog(path) && Files.isWritable(path);
    SqliteFile file = new SqliteFile(path, connect(path, url, readOnly), tidies);
    file.opened(
        () -> {
          file.run("PRAGMA busy_timeout = " + PATIENCE_MS);
          file.require(false);
        });
    return file;
  }

  private static boolean hasLog(Path path) {
    return Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
  }

  private static Connection connect(Path path, String url, Properties properties) {
    // Where the driver unpacks its library; it looks when it is first used.
    System.setProperty("org.sqlite.tmpdir", CacheDirectory.made("sqlite").toString());
    try {
      return JDBC.createConnection(url, properties);
    } catch (SQLException e) {
      throw explained(path, e);
    }
  }

  /** What is done with the connection. */
  interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What changes the file. */
  interface Change {
    void on(Connection connection) throws SQLException;
  }

  private interface Step {
    void run() throws SQLException;
  }

  private void opened(Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      close();
      throw explained(path, e);
    } catch (StoreException e) {
      close();
      throw e;
    }
  }

  synchronized <T> T with(Query<T> query) {
    try {
      return query.on(connection);
    } catch (SQLException e) {
      throw explained(path, e);
    }
  }

  /** Changes the file wholly or not at all. */
  synchronized void change(Change work) {
    try {
      run("BEGIN IMMEDIATE");
      try {
        work.on(connection);
        run("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollBack();
        throw e;
      }
    } catch (SQLException e) {
      throw explained(path, e);
    }
  }

  // SQLite may have done so by itself; the first error is the one to tell.
  private void rollBack() {
    try {
      run("ROLLBACK");
    } catch (SQLException alreadyDone) {
      return;
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getInt(1);
    }
  }

  private void require(boolean make) throws SQLException {
    boolean empty = number("SELECT count(*) FROM sqlite_master") == 0;
    if (empty && make) {
      make();
      return;
    }
    if (number("PRAGMA application_id") != APPLICATION) {
      throw new StoreException(path + " is no store of UNetLab's; choose another file");
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
    if (format < FORMAT) {
      throw new StoreException(
          path
              + " was written by an older UNetLab (format "
              + format
              + ", this one knows "
              + FORMAT
              + "); run the study again into another file");
    }
  }

  // Another process may be making it at the same time; whoever comes second finds it made.
  private void make() throws SQLException {
    run("BEGIN IMMEDIATE");
    if (number("SELECT count(*) FROM sqlite_master") == 0) {
      for (String table : TABLES) {
        run(table);
      }
      run("PRAGMA application_id = " + APPLICATION);
      run("PRAGMA user_version = " + FORMAT);
    }
    run("COMMIT");
  }

  private static StoreException explained(Path path, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    return new StoreException(
        switch (code.name().replaceFirst("^SQLITE_([A-Z]+).*", "$1")) {
          case "FULL" ->
              "the disk is full: the store "
                  + path
                  + " keeps what it has; make room and run the same command again";
          case "NOTADB" -> path + " is no store of UNetLab's; choose another file";
          case "CORRUPT" ->
              "the store "
                  + path
                  + " is damaged and was left as it is; `sqlite3 "
                  + path
                  + " .recover` may save its rows, another file begins anew";
          case "READONLY", "PERM", "AUTH" -> "the store " + path + " may not be written";
          case "CANTOPEN" ->
              "the store " + path + " cannot be opened: its folder or file may not be used";
          case "BUSY", "LOCKED" ->
              "another process holds the store " + path + " for more than a minute";
          default -> "the store " + path + " cannot be used: " + e.getMessage();
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw explained(path, e);
    }
    if (tidies && hasLog(path)) {
      tidy();
    }
  }

  // SQLite takes its log away when the last connection that may write is closed; while another
  // process has the file open, it stays.
  private void tidy() {
    try (Connection writer = JDBC.createConnection("jdbc:sqlite:" + path, new Properties());
        Statement statement = writer.createStatement()) {
      statement.execute("SELECT count(*) FROM sqlite_master");
    } catch (SQLException e) {
      return; // Then it stays, which harms nobody.
    }
  }
}
