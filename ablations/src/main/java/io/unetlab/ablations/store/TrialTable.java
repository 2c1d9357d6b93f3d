package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table {@code trial}: the outcome of each trial, which all studies share. */
final class TrialTable {

  /** Needs the parts of a key other than the network, as {@link #bind} sets them. */
  static final String SELECT =
      "SELECT state, metrics, detail, reason, spec, at, sum FROM trial"
          + " WHERE metric = ? AND target = ? AND protocol = ? AND seed = ? AND evaluator = ?";

  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final String REFUSED = "refused";
  private static final MetricSet NOTHING = MetricSet.EMPTY;

  private static final String ADD =
      "INSERT INTO trial (spec, metric, target, protocol, seed, evaluator, state, metrics, detail,"
          + " reason, at, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (spec, metric, target, protocol, seed, evaluator) DO UPDATE SET"
          + " state = excluded.state, metrics = excluded.metrics, detail = excluded.detail,"
          + " reason = excluded.reason, at = excluded.at, sum = excluded.sum"
          + " WHERE trial.state <> 'done'";

  private static final String REPLACE = ADD + " OR excluded.state = 'done'";

  private static final String REMOVE =
      "DELETE FROM trial WHERE spec = ? AND metric = ? AND target = ? AND protocol = ?"
          + " AND seed = ? AND evaluator = ?";

  // Of the table, so that each of its pages is changed once, and no two writers wait for each
  // other.
  private static final Comparator<TrialKey> ORDER =
      Comparator.comparing(TrialKey::spec)
          .thenComparing(TrialKey::metric)
          .thenComparing(TrialKey::target)
          .thenComparing(TrialKey::protocol)
          .thenComparing(TrialKey::seed)
          .thenComparing(TrialKey::evaluator);

  private TrialTable() {}

  /** The sound outcomes of some trials. */
  static Map<TrialKey, TrialOutcome> find(
      Connection connection, Database database, Collection<TrialKey> keys) throws SQLException {
    Map<TrialKey, TrialOutcome> found = new HashMap<>();
    each(connection, database, keys, (key, outcome) -> outcome.ifPresent(it -> found.put(key, it)));
    return found;
  }

  private interface Each {
    void row(TrialKey key, Optional<TrialOutcome> outcome) throws SQLException;
  }

  /** Reads the rows of some trials; the outcome of a damaged one is empty. */
  private static void each(
      Connection connection, Database database, Collection<TrialKey> keys, Each each)
      throws SQLException {
    Map<TrialKey, Map<String, TrialKey>> alike = new HashMap<>();
    for (TrialKey key : keys) {
      alike.computeIfAbsent(key.of(""), it -> new HashMap<>()).put(key.spec(), key);
    }
    MetricsJson json = new MetricsJson();
    for (Map.Entry<TrialKey, Map<String, TrialKey>> some : alike.entrySet()) {
      Map<String, TrialKey> wanted = some.getValue();
      TrialLookup.Row reader =
          row -> {
            TrialKey key = wanted.get(row.getString(5));
            if (key != null) {
              each.row(key, database.rows().read(key, row, it -> outcome(key, it, json)));
            }
          };
      database.lookup().each(connection, some.getKey(), wanted.keySet(), reader);
    }
  }

  private static Optional<TrialOutcome> outcome(TrialKey key, ResultSet row, MetricsJson json)
      throws SQLException {
    String state = row.getString(1);
    String metrics = row.getString(2);
    String detail = row.getString(3);
    String reason = row.getString(4);
    if (sum(key, state, metrics, detail, reason, row.getString(6)) != row.getLong(7)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (state) {
          case DONE -> new TrialOutcome.Done(key, json.read(metrics), detail);
          case REFUSED -> new TrialOutcome.Refused(key, reason);
          default -> new TrialOutcome.Broken(key, reason);
        });
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

  /**
   * Adds outcomes, the last one of each trial; replaces those that exist, except values by an
   * obstacle: runs at the same time may evaluate a trial twice, and one of them run out of memory.
   *
   * @param replace whether values replace values
   */
  static void add(
      Connection connection, Database database, List<TrialOutcome> outcomes, boolean replace)
      throws SQLException {
    Map<TrialKey, TrialOutcome> last = new TreeMap<>(ORDER);
    outcomes.forEach(it -> last.put(it.key(), it));
    List<TrialOutcome> kept = put(connection, last.values(), replace);
    if (!kept.isEmpty() && removeDamaged(connection, database, kept)) {
      put(connection, kept, replace);
    }
  }

  /** Returns the outcomes that may not have replaced a row; its transaction has locked the rows. */
  private static List<TrialOutcome> put(
      Connection connection, Collection<TrialOutcome> outcomes, boolean replace)
      throws SQLException {
    String now = Instant.now().toString();
    try (PreparedStatement insert = connection.prepareStatement(replace ? REPLACE : ADD)) {
      for (TrialOutcome outcome : outcomes) {
        insert.setString(1, outcome.key().spec());
        bind(insert, 2, outcome.key());
        bind(insert, outcome, now);
        insert.addBatch();
      }
      int[] changed = insert.executeBatch();
      List<TrialOutcome> kept = new ArrayList<>();
      int i = 0;
      for (TrialOutcome outcome : outcomes) {
        // A driver that sends many rows at once cannot say which of them it changed.
        if (changed[i++] != 1 && !(replace && outcome.done().isPresent())) {
          kept.add(outcome);
        }
      }
      return kept;
    }
  }

  private static boolean removeDamaged(
      Connection connection, Database database, List<TrialOutcome> outcomes) throws SQLException {
    List<TrialKey> damaged = new ArrayList<>();
    each(
        connection,
        database,
        outcomes.stream().map(TrialOutcome::key).toList(),
        (key, outcome) -> {
          if (outcome.isEmpty()) {
            damaged.add(key);
          }
        });
    try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      for (TrialKey key : damaged) {
        delete.setString(1, key.spec());
        bind(delete, 2, key);
        delete.execute();
      }
    }
    return !damaged.isEmpty();
  }

  private static void bind(PreparedStatement insert, TrialOutcome outcome, String at)
      throws SQLException {
    Optional<TrialOutcome.Done> done = outcome.done();
    String state = done.isPresent() ? DONE : outcome.isWorthRetrying() ? FAILED : REFUSED;
    String metrics = MetricsJson.write(done.map(TrialOutcome.Done::values).orElse(NOTHING));
    String detail = done.map(TrialOutcome.Done::detail).orElse("");
    // A process that failed may have printed anything; PostgreSQL's texts have no such character.
    String reason = outcome.obstacle().orElse("").replace('\0', '\uFFFD');
    insert.setString(7, state);
    insert.setString(8, metrics);
    insert.setString(9, detail);
    insert.setString(10, reason);
    insert.setString(11, at);
    insert.setLong(12, sum(outcome.key(), state, metrics, detail, reason, at));
  }

  /** Sets the parts of a key other than the network. */
  static void bind(PreparedStatement statement, int from, TrialKey key) throws SQLException {
    statement.setString(from, key.metric());
    statement.setString(from + 1, key.target());
    statement.setString(from + 2, key.protocol());
    statement.setLong(from + 3, key.seed());
    statement.setString(from + 4, key.evaluator());
  }
}
