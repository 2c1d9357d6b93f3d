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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
          int id = upsert(connection, study);
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
        });
  }

  private static int upsert(Connection connection, StoredStudy study) throws SQLException {
    String sql =
        "INSERT INTO study (hash, only_these, name, tool, file, changes, run_at, complete)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash, only_these) DO UPDATE SET"
            + " name = excluded.name, tool = excluded.tool, file = excluded.file,"
            + " changes = excluded.changes, run_at = excluded.run_at, complete = excluded.complete"
            + " RETURNING id";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, study.hash());
      insert.setString(2, study.only().orElse(ALL));
      insert.setString(3, study.name());
      insert.setString(4, study.tool());
      insert.setString(5, study.files().study());
      insert.setString(6, String.join(LINE, study.changes()));
      insert.setString(7, study.runAt().toString());
      insert.setBoolean(8, study.complete());
      try (ResultSet row = insert.executeQuery()) {
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

  /** Records that a started study is complete. */
  public void complete(StoredStudy study) {
    file.change(
        connection ->
            execute(
                connection, "UPDATE study SET complete = 1 WHERE id = ?", id(connection, study)));
  }

  /** Adds variants of a started study. */
  public void add(StoredStudy study, List<VariantNetwork> variants) {
    file.change(
        connection -> {
          int id = id(connection, study);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT OR REPLACE INTO variant VALUES (?, ?, ?, ?, ?)")) {
            for (VariantNetwork variant : variants) {
              insert.setInt(1, id);
              insert.setString(2, variant.label());
              insert.setString(3, ChoiceType.word(variant.state()));
              insert.setString(4, variant.spec().orElse(null));
              insert.setString(5, variant.reason().orElse(null));
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
              "INSERT INTO study_target VALUES (?, ?, ?, ?, ?) ON CONFLICT (study, name) DO UPDATE"
                  + " SET target = excluded.target, protocol = excluded.protocol,"
                  + " obstacle = excluded.obstacle"
                  + " WHERE excluded.target IS NOT NULL OR study_target.target IS NULL";
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, id(connection, study));
            insert.setString(2, target.name());
            insert.setString(3, target.target().orElse(null));
            insert.setString(4, target.protocol());
            insert.setString(5, target.obstacle().orElse(null));
            insert.execute();
          }
        });
  }

  /** The added targets, by name. */
  public Map<String, TargetKey> targets(StoredStudy study) {
    return file.with(
        connection -> {
          Map<String, TargetKey> targets = new LinkedHashMap<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT name, target, protocol, obstacle FROM study_target WHERE study = ?")) {
            select.setInt(1, id(connection, study));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                targets.put(
                    row.getString(1),
                    new TargetKey(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4))));
              }
            }
          }
          return targets;
        });
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

  /** Every study, the most recently run first. */
  public List<StoredStudy> all() {
    return file.with(
        connection -> {
          List<StoredStudy> studies = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT * FROM study ORDER BY run_at DESC, id DESC");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              studies.add(study(connection, row));
            }
          }
          return studies;
        });
  }

  private static StoredStudy study(Connection connection, ResultSet row) throws SQLException {
    String changes = row.getString("changes");
    return new StoredStudy(
        row.getString("hash"),
        Optional.of(row.getString("only_these")).filter(it -> !it.equals(ALL)),
        row.getString("name"),
        row.getString("tool"),
        new StudyFiles(row.getString("file"), files(connection, row.getInt("id"))),
        changes.isEmpty() ? List.of() : List.of(changes.split(LINE)),
        Instant.parse(row.getString("run_at")),
        row.getBoolean("complete"));
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

  /** The study that was run last, of the name if there is one. */
  public Optional<StoredStudy> latest(Optional<String> name) {
    return all().stream().filter(it -> name.map(it.name()::equals).orElse(true)).findFirst();
  }

  private static VariantNetwork.State state(String word) {
    for (VariantNetwork.State state : VariantNetwork.State.values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state of a variant: " + word);
  }

  /** The added variants, by label. */
  public Map<String, VariantNetwork> variants(StoredStudy study) {
    return file.with(
        connection -> {
          Map<String, VariantNetwork> variants = new HashMap<>();
          String sql = "SELECT label, state, spec, reason FROM variant WHERE study = ?";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, id(connection, study));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                variants.put(
                    row.getString(1),
                    new VariantNetwork(
                        row.getString(1),
                        state(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4))));
              }
            }
          }
          return variants;
        });
  }
}
