package io.unetlab.ablations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of a store in PostgreSQL. Their format is a number in a table of its own; each format
 * is made from the one before by a migration.
 */
final class PostgresFormat {

  /** Texts are compared by their bytes, as in Java and SQLite, whatever the database's language. */
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE study (
            id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, hash TEXT COLLATE "C" NOT NULL,
            only_these TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL,
            tool TEXT COLLATE "C" NOT NULL, file TEXT COLLATE "C" NOT NULL,
            changes TEXT COLLATE "C" NOT NULL, run_at TEXT COLLATE "C" NOT NULL,
            complete INTEGER NOT NULL, variants INTEGER NOT NULL, targets INTEGER NOT NULL,
            sum BIGINT NOT NULL, UNIQUE (hash, only_these))
          """,
          """
          CREATE TABLE study_file (
            study INTEGER NOT NULL REFERENCES study (id), name TEXT COLLATE "C" NOT NULL,
            content BYTEA NOT NULL, PRIMARY KEY (study, name))
          """,
          """
          CREATE TABLE study_call (
            study INTEGER PRIMARY KEY REFERENCES study (id), file TEXT COLLATE "C" NOT NULL,
            options TEXT COLLATE "C" NOT NULL, machine TEXT COLLATE "C" NOT NULL)
          """,
          """
          CREATE TABLE study_target (
            study INTEGER NOT NULL REFERENCES study (id), name TEXT COLLATE "C" NOT NULL,
            target TEXT COLLATE "C", protocol TEXT COLLATE "C" NOT NULL, obstacle TEXT COLLATE "C",
            sum BIGINT NOT NULL, PRIMARY KEY (study, name))
          """,
          """
          CREATE TABLE variant (
            study INTEGER NOT NULL REFERENCES study (id), label TEXT COLLATE "C" NOT NULL,
            state TEXT COLLATE "C" NOT NULL, spec TEXT COLLATE "C", reason TEXT COLLATE "C",
            sum BIGINT NOT NULL, PRIMARY KEY (study, label))
          """,
          """
          CREATE TABLE trial (
            spec TEXT COLLATE "C" NOT NULL, metric TEXT COLLATE "C" NOT NULL,
            target TEXT COLLATE "C" NOT NULL, protocol TEXT COLLATE "C" NOT NULL,
            seed BIGINT NOT NULL, evaluator TEXT COLLATE "C" NOT NULL,
            state TEXT COLLATE "C" NOT NULL CHECK (state IN ('done', 'refused', 'failed')),
            metrics TEXT COLLATE "C" NOT NULL, detail TEXT COLLATE "C" NOT NULL,
            reason TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, sum BIGINT NOT NULL,
            PRIMARY KEY (spec, metric, target, protocol, seed, evaluator))
          """,
          """
          CREATE VIEW result AS
            SELECT study.name AS study, variant.label, variant.spec, trial.target,
              each.key AS metric, each.value::numeric AS value, trial.at
            FROM study JOIN variant ON variant.study = study.id
              JOIN trial ON trial.spec = variant.spec AND trial.state = 'done',
              json_each_text(trial.metrics::json) AS each
          """);

  private static final List<String> CLAIMS =
      List.of(
          """
          CREATE TABLE claim (
            trial BIGINT PRIMARY KEY, run TEXT COLLATE "C" NOT NULL,
            holder TEXT COLLATE "C" NOT NULL, seen TIMESTAMP WITH TIME ZONE NOT NULL)
          """);

  /** What makes each format, the first one's tables first. */
  static final List<List<String>> MIGRATIONS = List.of(FIRST, CLAIMS);

  /** What the tables of the newest format look like to {@link #SHAPES}. */
  private static final Set<String> NEWEST =
      Set.of(
          "study r: id integer, hash text, only_these text, name text, tool text, file text,"
              + " changes text, run_at text, complete integer, variants integer, targets integer,"
              + " sum bigint",
          "study_file r: study integer, name text, content bytea",
          "study_call r: study integer, file text, options text, machine text",
          "study_target r: study integer, name text, target text, protocol text, obstacle text,"
              + " sum bigint",
          "variant r: study integer, label text, state text, spec text, reason text, sum bigint",
          "trial r: spec text, metric text, target text, protocol text, seed bigint,"
              + " evaluator text, state text, metrics text, detail text, reason text, at text,"
              + " sum bigint",
          "claim r: trial bigint, run text, holder text, seen timestamp with time zone",
          "result v: study text, label text, spec text, target text, metric text, value numeric,"
              + " at text");

  // Another program may have replaced a table, or added a trigger or a rule that changes rows.
  private static final String SHAPES =
      """
      WITH own AS (
        SELECT oid, relname, relkind FROM pg_class
        WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
          AND relname IN ('study', 'study_file', 'study_call', 'study_target', 'variant', 'trial',
            'claim', 'result') AND relkind <> 'i')
      SELECT relname || ' ' || relkind::text || ': ' ||
        (SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', '
            ORDER BY attnum)
          FROM pg_attribute WHERE attrelid = own.oid AND attnum > 0 AND NOT attisdropped)
      FROM own
      UNION SELECT 'trigger ' || tgname FROM pg_trigger JOIN own ON tgrelid = own.oid
        WHERE NOT tgisinternal
      UNION SELECT 'rule ' || rulename FROM pg_rewrite JOIN own ON ev_class = own.oid
        WHERE rulename <> '_RETURN'
      """;

  private static final String TABLES =
      "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE"
          + " nspname = ?) AND relkind NOT IN ('i', 't', 'c')";

  private static final String MARK = "unetlab_store";

  private final PostgresAddress address;
  private final Connection connection;
  private final List<List<String>> migrations;

  PostgresFormat(PostgresAddress address, Connection connection, List<List<String>> migrations) {
    this.address = address;
    this.connection = connection;
    this.migrations = migrations;
  }

  /** The format that the schema has; empty if it is no store. */
  Optional<Integer> format() throws SQLException {
    return names(TABLES).contains(MARK)
        ? Optional.of(number("SELECT max(format) FROM " + schema() + "." + MARK))
        : Optional.empty();
  }

  /**
   * Requires the schema to be a store of the newest format, within a transaction.
   *
   * @param make whether to make it from an empty schema or an older format
   * @throws StoreException if it is something else, or newer
   */
  void require(boolean make) throws SQLException {
    Optional<Integer> format = format();
    if (make && !format.equals(Optional.of(migrations.size()))) {
      format = Optional.of(made());
    }
    if (format.isEmpty()) {
      throw new StoreException(
          names(TABLES).isEmpty()
              ? "there is no store " + address + "; `unetlab run STUDY --store ...` makes one"
              : notOurs());
    }
    requireKnown(format.get());
  }

  /** Requires the tables to be those that UNetLab made. */
  void requireTables() throws SQLException {
    if (!names(SHAPES).equals(NEWEST)) {
      throw new StoreException(
          "the store "
              + address
              + " is damaged and was left as it is: its tables or triggers are not as UNetLab made"
              + " them; another ?schema=NAME starts a new store");
    }
  }

  private void requireKnown(int format) {
    if (format != migrations.size()) {
      boolean newer = format > migrations.size();
      throw new StoreException(
          "the store "
              + address
              + (newer ? " was written by a newer UNetLab" : " was written by an older UNetLab")
              + " (format "
              + format
              + ", this one knows "
              + migrations.size()
              + "); "
              + (newer
                  ? "use that one, or another ?schema=NAME"
                  : "`unetlab run` with it brings it up to date"));
    }
  }

  private String notOurs() {
    return "the schema "
        + address.schema()
        + " has other tables: "
        + address
        + " is not a UNetLab store; choose another with ?schema=NAME";
  }

  // Another process may be making it at the same time; the second one finds it complete.
  private int made() throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, PostgresKeys.of("format", address.schema()));
      lock.execute();
    }
    Set<String> tables = names(TABLES);
    if (!tables.isEmpty() && !tables.contains(MARK)) {
      throw new StoreException(notOurs());
    }
    if (tables.isEmpty()) {
      requireUtf8();
      makeSchema();
      run("CREATE TABLE " + MARK + " (format INTEGER NOT NULL)");
      run("INSERT INTO " + MARK + " VALUES (0)");
    }
    int format = format().orElseThrow();
    for (int i = format; i < migrations.size(); i++) {
      for (String statement : migrations.get(i)) {
        run(statement);
      }
      run("UPDATE " + MARK + " SET format = " + (i + 1));
    }
    return Math.max(format, migrations.size());
  }

  private void requireUtf8() throws SQLException {
    Set<String> encoding = names("SELECT current_setting('server_encoding') WHERE ? IS NOT NULL");
    if (!encoding.equals(Set.of("UTF8"))) {
      throw new StoreException(
          "the database "
              + address.server().database()
              + " keeps texts as "
              + String.join("", encoding)
              + "; a store needs one that was made with `createdb -E UTF8`");
    }
  }

  // Who owns an empty schema need not be allowed to make others.
  private void makeSchema() throws SQLException {
    if (names("SELECT nspname FROM pg_namespace WHERE nspname = ?").isEmpty()) {
      run("CREATE SCHEMA " + schema());
    }
  }

  // A name may be a word of SQL; the rule for names leaves no quote in it.
  private String schema() {
    return '"' + address.schema() + '"';
  }

  private void run(String sql) throws SQLException {
    Statements.run(connection, sql);
  }

  private int number(String sql) throws SQLException {
    return Statements.number(connection, sql);
  }

  // Each query takes the schema's name.
  private Set<String> names(String sql) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, address.schema());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }
}
