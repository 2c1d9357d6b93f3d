package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.spec.yaml.ChoiceType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The studies in a store: which were run, from which files, and the network of each variant. The
 * networks' metrics are in the store's trials, which studies share.
 */
public final class StoredStudies {

  private static final String LINE = "\n";

  /** What the column {@code only_these}, part of the key, holds of a run of all variants. */
  private static final String ALL = "";

  private final SqliteFile file;

  StoredStudies(SqliteFile file) {
    this.file = file;
  }

  /** Records that a study is running; existing data of the same study stays. */
  public void begin(StoredStudy study) {
    file.change(
        connection -> {
          removeDamaged(connection);
          put(connection, study, Rows.UNKNOWN);
          removeDamagedVariants(connection, study);
        });
  }

  /** Records that a started study is complete, now. */
  public void complete(StoredStudy study) {
    StoredStudy complete = study.completed(Instant.now());
    file.change(
        connection -> put(connection, complete, Rows.of(connection, id(connection, study))));
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
      insert.setBoolean(8, study.complete());
      insert.setInt(9, rows.variants());
      insert.setInt(10, rows.targets());
      insert.setLong(11, sum(study, rows));
      try (ResultSet row = insert.executeQuery()) {
        return row.getInt(1);
      }
    }
  }

  private static String only(StoredStudy study) {
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
    return RowSum.of("study", values.toArray());
  }

  private static long sum(StoredStudy study, VariantNetwork variant) {
    return RowSum.of(
        "variant",
        study.hash(),
        only(study),
        variant.label(),
        ChoiceType.word(variant.state()),
        variant.spec().orElse(null),
        variant.reason().orElse(null));
  }

  private static long sum(StoredStudy study, TargetKey target) {
    return RowSum.of(
        "study_target",
        study.hash(),
        only(study),
        target.name(),
        target.target().orElse(null),
        target.protocol(),
        target.obstacle().orElse(null));
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
        return row.getInt(1);
      }
    }
  }

  private static void execute(Connection connection, String sql, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, id);
      statement.execute();
    }
  }

  /** Adds variants of a started study. */
  public void add(StoredStudy study, List<VariantNetwork> variants) {
    file.change(
        connection -> {
          int id = id(connection, study);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT OR REPLACE INTO variant VALUES (?, ?, ?, ?, ?, ?)")) {
            for (VariantNetwork variant : variants) {
              insert.setInt(1, id);
              insert.setString(2, variant.label());
              insert.setString(3, ChoiceType.word(variant.state()));
              insert.setString(4, variant.spec().orElse(null));
              insert.setString(5, variant.reason().orElse(null));
              insert.setLong(6, sum(study, variant));
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /** Adds a target of a started study; one that cannot be identified now keeps its key. */
  public void add(StoredStudy study, TargetKey target) {
    file.change(
        connection -> {
          String sql =
              "INSERT INTO study_target VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (study, name) DO"
                  + " UPDATE SET target = excluded.target, protocol = excluded.protocol, obstacle ="
                  + " excluded.obstacle, sum = excluded.sum WHERE excluded.target IS NOT NULL OR"
                  + " study_target.target IS NULL";
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, id(connection, study));
            insert.setString(2, target.name());
            insert.setString(3, target.target().orElse(null));
            insert.setString(4, target.protocol());
            insert.setString(5, target.obstacle().orElse(null));
            insert.setLong(6, sum(study, target));
            insert.execute();
          }
        });
  }

  /** The added targets, by name. */
  public Map<String, TargetKey> targets(StoredStudy study) {
    Map<String, TargetKey> targets = new LinkedHashMap<>();
    read(study, "study_target", row -> target(study, row))
        .forEach(it -> targets.put(it.name(), it));
    return targets;
  }

  private static Optional<TargetKey> target(StoredStudy study, ResultSet row) throws SQLException {
    TargetKey target =
        new TargetKey(
            row.getString("name"),
            Optional.ofNullable(row.getString("target")),
            row.getString("protocol"),
            Optional.ofNullable(row.getString("obstacle")));
    return Optional.of(target).filter(isSound(row, sum(study, target)));
  }

  /** The rows of a study in another table, except the damaged ones; notes those and lost ones. */
  private <T> List<T> read(StoredStudy study, String table, SoundRows.Reader<T> reader) {
    return file.with(
        connection -> {
          List<T> values = new ArrayList<>();
          int id = id(connection, study);
          int count = 0;
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM " + table + " WHERE study = ?")) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
              for (; row.next(); count++) {
                file.rows().read(List.of(table, id, count), row, reader).ifPresent(values::add);
              }
            }
          }
          file.rows().lost(List.of(table, id), expected(connection, table, id) - count);
          return values;
        });
  }

  private static <T> Predicate<T> isSound(ResultSet row, long sum) throws SQLException {
    boolean fits = row.getLong("sum") == sum;
    return value -> fits;
  }

  private static int expected(Connection connection, String table, int id) throws SQLException {
    String column = table.equals("variant") ? "variants" : "targets";
    return count(connection, "SELECT " + column + " FROM study WHERE id = ?", id);
  }

  private static int id(Connection connection, StoredStudy study) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM study WHERE hash = ? AND only_these = ?")) {
      select.setString(1, study.hash());
      select.setString(2, study.only().orElse(ALL));
      try (ResultSet row = select.executeQuery()) {
        return row.getInt(1);
      }
    }
  }

  /** Every study that is not damaged, the most recently run first. */
  public List<StoredStudy> all() {
    return file.with(
        connection -> {
          List<StoredStudy> studies = new ArrayList<>();
          each(connection, (id, study) -> study.ifPresent(studies::add));
          return studies;
        });
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
        each.study(
            id, file.rows().read(List.of("study", id), row, it -> study(connection, id, it)));
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
            row.getBoolean("complete"));
    Rows rows = new Rows(row.getInt("variants"), row.getInt("targets"));
    return Optional.of(study).filter(isSound(row, sum(study, rows)));
  }

  // Nothing can be read for them any more; the trials, which studies share, stay.
  private void removeDamaged(Connection connection) throws SQLException {
    List<Integer> damaged = new ArrayList<>();
    each(
        connection,
        (id, study) -> {
          if (study.isEmpty()) {
            damaged.add(id);
          }
        });
    for (int id : damaged) {
      for (String table : List.of("study_file", "study_target", "variant")) {
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

  // The run stores its variants anew; one whose label is damaged would otherwise stay for good.
  private void removeDamagedVariants(Connection connection, StoredStudy study) throws SQLException {
    int id = id(connection, study);
    List<String> damaged = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM variant WHERE study = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String label = row.getString("label");
          Object identity = List.of("variant", id, label);
          if (file.rows().read(identity, row, it -> variant(study, it)).isEmpty()) {
            damaged.add(label);
          }
        }
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM variant WHERE study = ? AND label = ?")) {
      for (String label : damaged) {
        delete.setInt(1, id);
        delete.setString(2, label);
        delete.execute();
      }
    }
  }

  /**
   * The study that was run last, of the name if there is one.
   *
   * @throws StoreException if it may be one that is damaged
   */
  public Optional<StoredStudy> latest(Optional<String> name) {
    List<StoredStudy> studies = all();
    Optional<StoredStudy> latest =
        studies.stream().filter(it -> name.map(it.name()::equals).orElse(true)).findFirst();
    int damaged = file.rows().damaged();
    if (damaged > 0 && (name.isEmpty() || latest.isEmpty())) {
      throw new StoreException(
          "the store "
              + file.path()
              + " is damaged: the record of "
              + (damaged == 1 ? "a study" : damaged + " studies")
              + " cannot be trusted; run the study again, which keeps the counts and latencies"
              + (studies.isEmpty() ? "" : ", or name another with --study"));
    }
    return latest;
  }

  /** The added variants, by label. */
  public Map<String, VariantNetwork> variants(StoredStudy study) {
    Map<String, VariantNetwork> variants = new HashMap<>();
    read(study, "variant", row -> variant(study, row)).forEach(it -> variants.put(it.label(), it));
    return variants;
  }

  private static Optional<VariantNetwork> variant(StoredStudy study, ResultSet row)
      throws SQLException {
    VariantNetwork variant =
        new VariantNetwork(
            row.getString("label"),
            state(row.getString("state")),
            Optional.ofNullable(row.getString("spec")),
            Optional.ofNullable(row.getString("reason")));
    return Optional.of(variant).filter(isSound(row, sum(study, variant)));
  }

  private static VariantNetwork.State state(String word) {
    return VariantNetwork.State.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
