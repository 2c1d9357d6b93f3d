package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A store in one SQLite file. What a call has added is there after a crash of the process or of the
 * machine, whole; several processes and threads may use one file.
 *
 * <p>Every method throws {@link StoreException} where the file cannot be used.
 */
public final class SqliteStore implements TrialStore, AutoCloseable {

  private static final String FIND =
      "SELECT metrics, detail, at FROM trial WHERE spec = ? AND metric = ? AND target = ?"
          + " AND protocol = ? AND seed = ? AND evaluator = ? AND state = 'done'";
  // In the order of the key, each page once: a hundred thousand look-ups take ten times as long.
  private static final String VALUES =
      "SELECT spec, metrics FROM trial WHERE metric = ? AND target = ? AND protocol = ?"
          + " AND seed = ? AND evaluator = ? AND state = 'done'";
  private static final String ALL = "SELECT * FROM trial WHERE metric = ? ORDER BY at, spec, seed";
  private static final String ADD =
      "INSERT INTO trial (spec, metric, target, protocol, seed, evaluator, state, metrics, detail,"
          + " reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (spec, metric, target, protocol, seed, evaluator) DO UPDATE SET"
          + " state = excluded.state, metrics = excluded.metrics, detail = excluded.detail,"
          + " reason = excluded.reason, at = excluded.at";

  private final SqliteFile file;

  SqliteStore(SqliteFile file) {
    this.file = file;
  }

  /** A store to read and to add to; made where there is none. */
  public static SqliteStore open(Path path) {
    return new SqliteStore(SqliteFile.write(path));
  }

  /** A store that is there, to read only. */
  public static SqliteStore read(Path path) {
    if (!Files.exists(path)) {
      throw new StoreException("there is no store " + path + "; `unetlab run STUDY` makes one");
    }
    return new SqliteStore(SqliteFile.read(path));
  }

  /** The studies that were run into it. */
  public StoredStudies studies() {
    return new StoredStudies(file);
  }

  @Override
  public Map<TrialKey, TrialOutcome.Done> find(Collection<TrialKey> keys) {
    return file.with(
        connection -> {
          Map<TrialKey, TrialOutcome.Done> found = new HashMap<>();
          try (PreparedStatement select = connection.prepareStatement(FIND)) {
            for (TrialKey key : keys) {
              bind(select, key);
              find(select, key).ifPresent(it -> found.put(key, it));
            }
          }
          return found;
        });
  }

  /**
   * The values of many networks, by the network's hash; those that have none are not in the map.
   *
   * @param like the key of one of them: the others' differ in the network
   */
  public Map<String, MetricSet> values(Set<String> specs, TrialKey like) {
    return file.with(
        connection -> {
          Map<String, MetricSet> values = new HashMap<>();
          MetricsJson json = new MetricsJson();
          try (PreparedStatement select = connection.prepareStatement(VALUES)) {
            select.setString(1, like.metric());
            select.setString(2, like.target());
            select.setString(3, like.protocol());
            select.setLong(4, like.seed());
            select.setString(5, like.evaluator());
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                String spec = row.getString(1);
                if (specs.contains(spec)) {
                  values.put(spec, json.read(row.getString(2)));
                }
              }
            }
          }
          return values;
        });
  }

  /** Every outcome of a metric's trials, the oldest first. */
  public List<TrialOutcome> all(String metric) {
    return file.with(
        connection -> {
          List<TrialOutcome> all = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setString(1, metric);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                all.add(outcome(row));
              }
            }
          }
          return all;
        });
  }

  private static TrialOutcome outcome(ResultSet row) throws SQLException {
    TrialKey key =
        new TrialKey(
            row.getString("spec"),
            row.getString("metric"),
            row.getString("target"),
            row.getString("protocol"),
            row.getLong("seed"),
            row.getString("evaluator"));
    Instant at = Instant.parse(row.getString("at"));
    return row.getString("state").equals("done")
        ? new TrialOutcome.Done(
            key, new MetricsJson().read(row.getString("metrics")), row.getString("detail"), at)
        : new TrialOutcome.Broken(key, row.getString("reason"), at);
  }

  private static Optional<TrialOutcome.Done> find(PreparedStatement select, TrialKey key)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new TrialOutcome.Done(
                  key,
                  new MetricsJson().read(row.getString(1)),
                  row.getString(2),
                  Instant.parse(row.getString(3))))
          : Optional.empty();
    }
  }

  @Override
  public void add(List<TrialOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    file.change(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (TrialOutcome outcome : outcomes) {
              bind(insert, outcome.key());
              bind(insert, outcome);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  private static void bind(PreparedStatement insert, TrialOutcome outcome) throws SQLException {
    boolean done = outcome instanceof TrialOutcome.Done;
    insert.setString(7, done ? "done" : "failed");
    insert.setString(
        8, outcome instanceof TrialOutcome.Done it ? MetricsJson.write(it.values()) : "{}");
    insert.setString(9, outcome instanceof TrialOutcome.Done it ? it.detail() : "");
    insert.setString(10, outcome instanceof TrialOutcome.Broken it ? it.reason() : "");
    insert.setString(11, outcome.at().toString());
  }

  private static void bind(PreparedStatement statement, TrialKey key) throws SQLException {
    statement.setString(1, key.spec());
    statement.setString(2, key.metric());
    statement.setString(3, key.target());
    statement.setString(4, key.protocol());
    statement.setLong(5, key.seed());
    statement.setString(6, key.evaluator());
  }

  @Override
  public void close() {
    file.close();
  }
}
