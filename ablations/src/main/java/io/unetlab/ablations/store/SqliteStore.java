package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store in one SQLite file. Each call's additions are atomic and survive a crash of the process
 * or of the machine; several processes and threads may use one file.
 *
 * <p>Every method throws {@link StoreException} when the file cannot be used.
 */
public final class SqliteStore implements TrialStore, AutoCloseable {

  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final String REFUSED = "refused";
  private static final MetricSet NOTHING = MetricSet.EMPTY;

  private static final String COLUMNS = "SELECT state, metrics, detail, reason, spec, at, sum";
  private static final String FIND =
      COLUMNS
          + " FROM trial WHERE spec = ? AND metric = ? AND target = ? AND protocol = ?"
          + " AND seed = ? AND evaluator = ?";
  private static final String SCAN =
      COLUMNS
          + " FROM trial WHERE metric = ? AND target = ? AND protocol = ? AND seed = ?"
          + " AND evaluator = ?";

  /** More networks than this are read in the order of the key, each page once. */
  private static final int FEW = 1000;

  private static final String ADD =
      "INSERT INTO trial (spec, metric, target, protocol, seed, evaluator, state, metrics, detail,"
          + " reason, at, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (spec, metric, target, protocol, seed, evaluator) DO UPDATE SET"
          + " state = excluded.state, metrics = excluded.metrics, detail = excluded.detail,"
          + " reason = excluded.reason, at = excluded.at, sum = excluded.sum";

  private final SqliteFile file;

  SqliteStore(SqliteFile file) {
    this.file = file;
  }

  /** A store to read and write; created if it does not exist. */
  public static SqliteStore open(Path path) {
    return new SqliteStore(SqliteFile.write(path));
  }

  /** An existing store, read-only. */
  public static SqliteStore read(Path path) {
    if (!Files.exists(path)) {
      throw new StoreException("there is no store " + path + "; `unetlab run STUDY` makes one");
    }
    return new SqliteStore(SqliteFile.read(path));
  }

  /** The studies stored in it. */
  public StoredStudies studies() {
    return new StoredStudies(file);
  }

  /** The run store of a study that was started. */
  public RunStore of(StoredStudy study) {
    return new StudyRun(this, study);
  }

  private record StudyRun(SqliteStore store, StoredStudy study) implements RunStore {

    @Override
    public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
      return store.find(keys);
    }

    @Override
    public boolean isEmpty() {
      return store.isEmpty();
    }

    @Override
    public void add(List<TrialOutcome> outcomes) {
      store.add(outcomes);
    }

    @Override
    public void addVariants(List<VariantNetwork> variants) {
      store.studies().add(study, variants);
    }

    @Override
    public void addTarget(TargetKey target) {
      store.studies().add(study, target);
    }
  }

  /**
   * How many rows that were read so far are damaged: their checksum does not fit their values. They
   * count as missing.
   */
  public int damaged() {
    return file.rows().damaged();
  }

  @Override
  public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
    Map<TrialKey, TrialOutcome> found = new HashMap<>();
    if (keys.size() <= FEW) {
      file.with(connection -> findEach(connection, keys, found));
    } else {
      Map<TrialKey, Map<String, TrialKey>> alike = new HashMap<>();
      for (TrialKey key : keys) {
        alike.computeIfAbsent(key.of(""), it -> new HashMap<>()).put(key.spec(), key);
      }
      alike.forEach((like, some) -> file.with(connection -> scan(connection, like, some, found)));
    }
    return found;
  }

  private boolean isEmpty() {
    return file.with(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM trial)")) {
            return row.getInt(1) == 0;
          }
        });
  }

  private int findEach(
      Connection connection, Collection<TrialKey> keys, Map<TrialKey, TrialOutcome> found)
      throws SQLException {
    MetricsJson json = new MetricsJson();
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      for (TrialKey key : keys) {
        select.setString(1, key.spec());
        bind(select, 2, key);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            outcome(key, row, json).ifPresent(it -> found.put(key, it));
          }
        }
      }
    }
    return found.size();
  }

  // A hundred thousand look-ups take ten times as long.
  private int scan(
      Connection connection,
      TrialKey like,
      Map<String, TrialKey> keys,
      Map<TrialKey, TrialOutcome> found)
      throws SQLException {
    MetricsJson json = new MetricsJson();
    try (PreparedStatement select = connection.prepareStatement(SCAN)) {
      bind(select, 1, like);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          TrialKey key = keys.get(row.getString(5));
          if (key != null) {
            outcome(key, row, json).ifPresent(it -> found.put(key, it));
          }
        }
      }
    }
    return found.size();
  }

  private Optional<TrialOutcome> outcome(TrialKey key, ResultSet row, MetricsJson json)
      throws SQLException {
    return file.rows()
        .read(
            key,
            row,
            it -> {
              long sum =
                  sum(
                      key,
                      it.getString(1),
                      it.getString(2),
                      it.getString(3),
                      it.getString(4),
                      it.getString(6));
              return sum == it.getLong(7) ? Optional.of(sound(key, it, json)) : Optional.empty();
            });
  }

  private static TrialOutcome sound(TrialKey key, ResultSet row, MetricsJson json)
      throws SQLException {
    return switch (row.getString(1)) {
      case DONE -> new TrialOutcome.Done(key, json.read(row.getString(2)), row.getString(3));
      case REFUSED -> new TrialOutcome.Refused(key, row.getString(4));
      default -> new TrialOutcome.Broken(key, row.getString(4));
    };
  }

  private static long sum(
      TrialKey key, String state, String metrics, String detail, String reason, String at) {
    return RowSum.of(
        "trial",
        key.spec(),
        key.metric(),
        key.target(),
        key.protocol(),
        key.seed(),
        key.evaluator(),
        state,
        metrics,
        detail,
        reason,
        at);
  }

  @Override
  public void add(List<TrialOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    String now = Instant.now().toString();
    file.change(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (TrialOutcome outcome : inOrder(outcomes)) {
              insert.setString(1, outcome.key().spec());
              bind(insert, 2, outcome.key());
              bind(insert, outcome, now);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  // Of the table, so that each of its pages is changed once.
  private static List<TrialOutcome> inOrder(List<TrialOutcome> outcomes) {
    return outcomes.stream().sorted(Comparator.comparing(it -> it.key().spec())).toList();
  }

  private static void bind(PreparedStatement insert, TrialOutcome outcome, String at)
      throws SQLException {
    Optional<TrialOutcome.Done> done = outcome.done();
    String state = done.isPresent() ? DONE : outcome.isWorthRetrying() ? FAILED : REFUSED;
    String metrics = MetricsJson.write(done.map(TrialOutcome.Done::values).orElse(NOTHING));
    String detail = done.map(TrialOutcome.Done::detail).orElse("");
    String reason = outcome.obstacle().orElse("");
    insert.setString(7, state);
    insert.setString(8, metrics);
    insert.setString(9, detail);
    insert.setString(10, reason);
    insert.setString(11, at);
    insert.setLong(12, sum(outcome.key(), state, metrics, detail, reason, at));
  }

  /** The parts of a key other than the network. */
  private static void bind(PreparedStatement statement, int from, TrialKey key)
      throws SQLException {
    statement.setString(from, key.metric());
    statement.setString(from + 1, key.target());
    statement.setString(from + 2, key.protocol());
    statement.setLong(from + 3, key.seed());
    statement.setString(from + 4, key.evaluator());
  }

  @Override
  public void close() {
    file.close();
  }
}
