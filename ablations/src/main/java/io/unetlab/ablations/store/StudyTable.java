package io.unetlab.ablations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The table {@code study}, a row for each study that was run, and {@code study_file}, its files. A
 * study's checksum covers both, and its row of {@link CallTable}.
 */
final class StudyTable {

  private static final String LINE = "\n";

  /** The value of {@code only_these} of a run of all variants. */
  private static final String ALL = "";

  private final SoundRows sound;

  StudyTable(SoundRows sound) {
    this.sound = sound;
  }

  /** Records a study that is running; its rows in other tables are not counted yet. */
  static void putStarted(Connection connection, StoredStudy study) throws SQLException {
    put(connection, study, Rows.UNKNOWN);
  }

  /** Records a study that is complete, with the number of its rows in the other tables. */
  static void putComplete(Connection connection, StoredStudy study) throws SQLException {
    put(connection, study, Rows.of(connection, id(connection, study)));
  }

  // Another process may run the same study from files of another layout, so the row and the files
  // that its checksum covers are written together.
  private static void put(Connection connection, StoredStudy study, Rows rows) throws SQLException {
    int id = upsert(connection, study, rows);
    execute(connection, "DELETE FROM study_file WHERE study = ?", id);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO study_file VALUES (?, ?, ?)")) {
      for (Map.Entry<String, byte[]> each : study.files().contents().entrySet()) {
        insert.setInt(1, id);
        insert.setString(2, each.getKey());
        insert.setBytes(3, each.getValue());
        insert.execute();
      }
    }
    CallTable.put(connection, id, study.call());
  }

  private static int upsert(Connection connection, StoredStudy study, Rows rows)
      throws SQLException {
    String sql =
        "INSERT INTO study (hash, only_these, name, tool, file, changes, run_at, complete,"
            + " variants, targets, sum)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash, only_these)"
            + " DO UPDATE SET name = excluded.name, tool = excluded.tool, file = excluded.file,"
            + " changes = excluded.changes, run_at = excluded.run_at, complete = excluded.complete,"
            + " variants = excluded.variants, targets = excluded.targets, sum = excluded.sum"
            + " RETURNING id";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, study.hash());
      insert.setString(2, only(study));
      insert.setString(3, study.name());
      insert.setString(4, study.tool());
      insert.setString(5, study.files().study());
      insert.setString(6, changes(study));
      insert.setString(7, study.runAt().toString());
      insert.setInt(8, study.complete() ? 1 : 0);
      insert.setInt(9, rows.variants());
      insert.setInt(10, rows.targets());
      insert.setLong(11, sum(study, rows));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** What the column {@code only_these}, part of the key, holds. */
  static String only(StoredStudy study) {
    return study.only().orElse(ALL);
  }

  private static String changes(StoredStudy study) {
    return String.join(LINE, study.changes());
  }

  /** The checksum of a study's row and its files. */
  private static long sum(StoredStudy study, Rows rows) {
    List<Object> values =
        new ArrayList<>(
            List.of(
                study.hash(),
                only(study),
                study.name(),
                study.tool(),
                study.files().study(),
                changes(study),
                study.runAt(),
                study.complete(),
                rows.variants(),
                rows.targets()));
    study
        .files()
        .contents()
        .forEach(
            (name, content) -> {
              values.add(name);
              values.add(content);
            });
    study.call().ifPresent(it -> values.addAll(CallTable.values(it)));
    return RowSum.of("study", values.toArray());
  }

  /** How many rows of a study another table should have at least; 0 if it is not complete. */
  static int expected(Connection connection, String table, int id) throws SQLException {
    String column = table.equals("variant") ? "variants" : "targets";
    return count(connection, "SELECT " + column + " FROM study WHERE id = ?", id);
  }

  /** Whether the study was run to its end, and has all rows that it had then. */
  static boolean isComplete(Connection connection, StoredStudy study) throws SQLException {
    int id = id(connection, study);
    Rows rows = Rows.of(connection, id);
    return count(connection, "SELECT complete FROM study WHERE id = ?", id) != 0
        && rows.variants() >= expected(connection, "variant", id)
        && rows.targets() >= expected(connection, "study_target", id);
  }

  /** The key of a started study's rows in the other tables. */
  static int id(Connection connection, StoredStudy study) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM study WHERE hash = ? AND only_these = ?")) {
      select.setString(1, study.hash());
      select.setString(2, only(study));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /** Every study that is not damaged, the most recently run first. */
  List<StoredStudy> all(Connection connection) throws SQLException {
    List<StoredStudy> studies = new ArrayList<>();
    each(connection, (id, study) -> study.ifPresent(studies::add));
    return studies;
  }

  private interface Each {
    void study(int id, Optional<StoredStudy> study) throws SQLException;
  }

  private void each(Connection connection, Each each) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT * FROM study ORDER BY run_at DESC, id DESC");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        int id = row.getInt("id");
        each.study(id, sound.read(List.of("study", id), row, it -> study(connection, id, it)));
      }
    }
  }

  private static Optional<StoredStudy> study(Connection connection, int id, ResultSet row)
      throws SQLException {
    String changes = row.getString("changes");
    StoredStudy study =
        new StoredStudy(
            row.getString("hash"),
            Optional.of(row.getString("only_these")).filter(it -> !it.equals(ALL)),
            row.getString("name"),
            row.getString("tool"),
            new StudyFiles(row.getString("file"), files(connection, id)),
            changes.isEmpty() ? List.of() : List.of(changes.split(LINE)),
            Instant.parse(row.getString("run_at")),
            row.getInt("complete") != 0,
            CallTable.call(connection, id));
    Rows rows = new Rows(row.getInt("variants"), row.getInt("targets"));
    return Optional.of(study).filter(SoundRows.fits(row, sum(study, rows)));
  }

  /**
   * Removes damaged studies, for which nothing can be read any more; the trials, which studies
   * share, stay.
   */
  void removeDamaged(Connection connection) throws SQLException {
    List<Integer> damaged = new ArrayList<>();
    each(
        connection,
        (id, study) -> {
          if (study.isEmpty()) {
            damaged.add(id);
          }
        });
    for (int id : damaged) {
      for (String table : List.of("study_file", "study_call", "study_target", "variant")) {
        execute(connection, "DELETE FROM " + table + " WHERE study = ?", id);
      }
      execute(connection, "DELETE FROM study WHERE id = ?", id);
    }
  }

  private static Map<String, byte[]> files(Connection connection, int id) throws SQLException {
    Map<String, byte[]> files = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT name, content FROM study_file WHERE study = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          files.put(row.getString(1), row.getBytes(2));
        }
      }
    }
    return files;
  }

  /**
   * How many rows a complete study has in the other tables, so that lost ones are noticed.
   *
   * @param variants 0 while the study is not complete, as {@code targets}
   */
  private record Rows(int variants, int targets) {

    static final Rows UNKNOWN = new Rows(0, 0);

    static Rows of(Connection connection, int study) throws SQLException {
      return new Rows(
          count(connection, "SELECT count(*) FROM variant WHERE study = ?", study),
          count(connection, "SELECT count(*) FROM study_target WHERE study = ?", study));
    }
  }

  private static int count(Connection connection, String sql, int id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  private static void execute(Connection connection, String sql, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, id);
      statement.execute();
    }
  }
}
