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

/**
 * The studies in a store: which were run, from which files, and the network of each variant. The
 * networks' metrics are in the store's trials, which studies share.
 */
public final class StoredStudies {

  private final Database database;
  private final StudyTable table;

  StoredStudies(Database database) {
    this.database = database;
    table = new StudyTable(database.rows());
  }

  /**
   * Records that a study is running; existing data of the same study stays. One that is complete
   * stays so while it runs again: readers have all its results.
   */
  public void begin(StoredStudy study) {
    database.changeAlone(
        connection -> {
          table.removeDamaged(connection);
          removeDamagedVariants(connection, study);
          if (!StudyTable.isComplete(connection, study)) {
            StudyTable.putStarted(connection, study);
          }
        });
  }

  /** Records that a started study is complete, now; returns what it recorded. */
  public StoredStudy complete(StoredStudy study) {
    StoredStudy complete = study.completed(Instant.now());
    database.changeAlone(connection -> StudyTable.putComplete(connection, complete));
    return complete;
  }

  private static long sum(StoredStudy study, VariantNetwork variant) {
    return RowSum.of(
        "variant",
        study.hash(),
        StudyTable.only(study),
        variant.label(),
        ChoiceType.word(variant.state()),
        variant.spec().orElse(null),
        variant.reason().orElse(null));
  }

  private static long sum(StoredStudy study, TargetKey target) {
    return RowSum.of(
        "study_target",
        study.hash(),
        StudyTable.only(study),
        target.name(),
        target.target().orElse(null),
        target.protocol(),
        target.obstacle().orElse(null));
  }

  /** Adds variants of a started study. */
  public void add(StoredStudy study, List<VariantNetwork> variants) {
    // In one order everywhere, so that no two writers wait for each other.
    Map<String, VariantNetwork> last = new TreeMap<>();
    variants.forEach(it -> last.put(it.label(), it));
    database.change(
        connection -> {
          int id = StudyTable.id(connection, study);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO variant VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (study, label) DO"
                      + " UPDATE SET state = excluded.state, spec = excluded.spec, reason ="
                      + " excluded.reason, sum = excluded.sum")) {
            for (VariantNetwork variant : last.values()) {
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

  /**
   * Adds a target of a started study; one that cannot be identified now keeps its key. A study that
   * was complete with another target is not any more.
   */
  public void add(StoredStudy study, TargetKey target) {
    database.changeAlone(
        connection -> {
          Optional<String> before = source(connection, study, target.name());
          String sql =
              "INSERT INTO study_target VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (study, name) DO"
                  + " UPDATE SET target = excluded.target, protocol = excluded.protocol, obstacle ="
                  + " excluded.obstacle, sum = excluded.sum WHERE excluded.target IS NOT NULL OR"
                  + " study_target.target IS NULL";
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, StudyTable.id(connection, study));
            insert.setString(2, target.name());
            insert.setString(3, target.target().orElse(null));
            insert.setString(4, target.protocol());
            insert.setString(5, target.obstacle().orElse(null));
            insert.setLong(6, sum(study, target));
            insert.execute();
          }
          if (StudyTable.isComplete(connection, study)
              && !before.equals(source(connection, study, target.name()))) {
            StudyTable.putStarted(connection, study);
          }
        });
  }

  /** What a target's results depend on, and its protocol. */
  private static Optional<String> source(Connection connection, StoredStudy study, String name)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT target, protocol FROM study_target WHERE study = ? AND name = ?")) {
      select.setInt(1, StudyTable.id(connection, study));
      select.setString(2, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(row.getString(1) + "\n" + row.getString(2))
            : Optional.empty();
      }
    }
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
    return Optional.of(target).filter(SoundRows.fits(row, sum(study, target)));
  }

  /** The rows of a study in another table, except the damaged ones; notes those and lost ones. */
  private <T> List<T> read(StoredStudy study, String table, SoundRows.Reader<T> reader) {
    return database.with(
        connection -> {
          List<T> values = new ArrayList<>();
          int id = StudyTable.id(connection, study);
          int count = 0;
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM " + table + " WHERE study = ?")) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
              for (; row.next(); count++) {
                database.rows().read(List.of(table, id, count), row, reader).ifPresent(values::add);
              }
            }
          }
          database
              .rows()
              .lost(List.of(table, id), StudyTable.expected(connection, table, id) - count);
          return values;
        });
  }

  /** Every study that is not damaged, the most recently run first. */
  public List<StoredStudy> all() {
    return database.with(table::all);
  }

  // The run stores its variants anew; one whose label is damaged would otherwise stay for good.
  private void removeDamagedVariants(Connection connection, StoredStudy study) throws SQLException {
    int id = StudyTable.id(connection, study);
    List<String> damaged = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM variant WHERE study = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String label = row.getString("label");
          Object identity = List.of("variant", id, label);
          if (database.rows().read(identity, row, it -> variant(study, it)).isEmpty()) {
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
    int damaged = database.rows().damaged();
    if (damaged > 0 && (name.isEmpty() || latest.isEmpty())) {
      throw new StoreException(
          "the store "
              + database.name()
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
    return Optional.of(variant).filter(SoundRows.fits(row, sum(study, variant)));
  }

  private static VariantNetwork.State state(String word) {
    return VariantNetwork.State.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
