package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * An open SQLite file of our format. Every failure is a {@link StoreException} with a readable
 * message.
 */
final class SqliteFile implements Database {

  private static final int PATIENCE_MS = 60_000;
  private static final int CACHE_KB = 65_536;
  private static final int LOG_PAGES = 16_000; // of 4 KB

  private final Path path;
  private final Connection connection;
  private final boolean tidies;
  private final SoundRows rows = new SoundRows();

  /**
   * @param tidies whether to delete the log that it creates, which a reader does not do by itself
   */
  private SqliteFile(Path path, Connection connection, boolean tidies) {
    this.path = path;
    this.connection = connection;
    this.tidies = tidies;
  }

  /** Opens a file to read and write; creates it if it does not exist. */
  static SqliteFile write(Path path) {
    return write(path, List.of());
  }

  /**
   * The same with settings for this connection.
   *
   * @param pragmas as SQLite writes them; a test limits the pages to simulate a full disk
   */
  static SqliteFile write(Path path, List<String> pragmas) {
    requireFile(path);
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException(
          "cannot make the directory of the store "
              + path
              + " ("
              + Reason.of(e)
              + "); choose another with --out or --store");
    }
    SqliteFile file = new SqliteFile(path, connect(path, url(path), new Properties()), false);
    file.opened(
        () -> {
          file.run("PRAGMA busy_timeout = " + PATIENCE_MS);
          for (String pragma : pragmas) {
            file.run(pragma);
          }
          SqliteFormat.require(path, file.connection, true);
          file.run("PRAGMA journal_mode = WAL");
          file.run("PRAGMA synchronous = FULL");
          // A network's place in a table is its hash, so each batch changes pages everywhere: they
          // stay in memory, and are written from the log into the file less often.
          file.run("PRAGMA cache_size = -" + CACHE_KB);
          file.run("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        });
    return file;
  }

  /** Opens a file to read. */
  static SqliteFile read(Path path) {
    requireFile(path);
    Properties readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    // In a read-only folder SQLite cannot create its own files, and no other process can write.
    boolean still = !Files.isWritable(path.toAbsolutePath().getParent()) && !hasLog(path);
    String url = url(path) + (still ? "?immutable=1" : "");
    // An existing log belongs to another process, or has what a killed one wrote.
    boolean tidies = !still && !hasLog(path) && Files.isWritable(path);
    SqliteFile file = new SqliteFile(path, connect(path, url, readOnly), tidies);
    file.opened(
        () -> {
          file.run("PRAGMA busy_timeout = " + PATIENCE_MS);
          SqliteFormat.require(path, file.connection, false);
        });
    return file;
  }

  // A pipe would be waited for, a device never ends.
  private static void requireFile(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new StoreException("the store " + path + " cannot be opened: it is not a regular file");
    }
  }

  /**
   * The driver and SQLite give a meaning to a path's {@code ?}, {@code %}, {@code :memory:} or
   * {@code :resource:}; in a URI they are escaped.
   */
  private static String url(Path path) {
    return "jdbc:sqlite:" + path.toAbsolutePath().toUri();
  }

  private static boolean hasLog(Path path) {
    return Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
  }

  private static Connection connect(Path path, String url, Properties properties) {
    SqliteLibrary.prepare();
    try {
      return JDBC.createConnection(url, properties);
    } catch (SQLException e) {
      throw explained(path, e);
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public SoundRows rows() {
    return rows;
  }

  @Override
  public TrialLookup lookup() {
    return new SqliteLookup();
  }

  // SQLite has no locks that end with a process.
  @Override
  public Optional<Claim> claim(TrialKey key) {
    return Optional.of(Claim.NONE);
  }

  @Override
  public boolean isEmpty() {
    return with(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT 1 FROM trial LIMIT 1")) {
            return !row.next();
          }
        });
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

  @Override
  public synchronized <T> T with(Query<T> query) {
    try {
      return query.on(connection);
    } catch (SQLException e) {
      throw explained(path, e);
    }
  }

  @Override
  public void changeAlone(Change work) {
    change(work);
  }

  // A change always excludes those of other processes.
  @Override
  public synchronized void change(Change work) {
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

  // SQLite may have rolled back by itself; report the first error.
  private void rollBack() {
    try {
      run("ROLLBACK");
    } catch (SQLException alreadyDone) {
      return;
    }
  }

  private void run(String sql) throws SQLException {
    Statements.run(connection, sql);
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
          case "NOTADB" -> path + " is not a UNetLab store; choose another file";
          case "CORRUPT" -> SqliteFormat.damage(path);
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

  // SQLite deletes its log when the last writing connection closes; while another process has the
  // file open, it stays.
  private void tidy() {
    try (Connection writer = JDBC.createConnection(url(path), new Properties());
        Statement statement = writer.createStatement()) {
      statement.execute("SELECT count(*) FROM sqlite_master");
    } catch (SQLException e) {
      return; // Then it stays, which does no harm.
    }
  }
}
