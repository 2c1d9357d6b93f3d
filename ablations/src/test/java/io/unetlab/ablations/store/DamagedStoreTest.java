package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.ablations.exec.CountEvaluator;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No damaged or edited value is believed: it counts as missing, and the store says how many. */
class DamagedStoreTest {

  private static final int NETWORKS = 40;

  private static final StoredStudy STUDY =
      new StoredStudy(
              "f00d",
              Optional.empty(),
              "slim",
              "test",
              new StudyFiles(
                  "study.yaml",
                  Map.of("study.yaml", "study: slim".getBytes(StandardCharsets.UTF_8))),
              List.of("select.minimize=macs"),
              Instant.EPOCH,
              false)
          .with(
              new StudyCall(
                  "slim/study.yaml", List.of("--set", "select.minimize=macs"), "a machine"));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void fill() {
    file = folder.resolve("results.db");
    try (ResultStore store = ResultStore.open(file)) {
      store.studies().begin(STUDY);
      store.of(STUDY).add(outcomes());
      store.of(STUDY).addVariants(variants());
      store
          .of(STUDY)
          .addTarget(new TargetKey("phone", Optional.of("pixel"), "p1", Optional.empty()));
      store.studies().complete(STUDY);
    }
  }

  private static String hash(int number) {
    return String.format("%064x", number * 7919);
  }

  private static List<TrialOutcome> outcomes() {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < NETWORKS; i++) {
      MetricSet values =
          MetricSet.EMPTY
              .with("params", BigDecimal.valueOf(859_520_964L + i))
              .with("macs", BigDecimal.valueOf(401_000_000_000L - i));
      outcomes.add(new TrialOutcome.Done(new CountEvaluator().key(hash(i), 0), values, ""));
    }
    return outcomes;
  }

  private static List<VariantNetwork> variants() {
    return IntStream.range(0, NETWORKS)
        .mapToObj(i -> VariantNetwork.counted("ratio=r" + i, hash(i)))
        .toList();
  }

  /** Everything that a store says. */
  private record Content(
      List<String> studies,
      Map<String, VariantNetwork> variants,
      Map<String, TargetKey> targets,
      Map<TrialKey, TrialOutcome> trials,
      int damaged) {}

  private Content read() {
    try (ResultStore store = ResultStore.read(file)) {
      Optional<StoredStudy> study = store.studies().latest(Optional.empty());
      List<TrialKey> keys = outcomes().stream().map(TrialOutcome::key).toList();
      return new Content(
          study.map(DamagedStoreTest::text).stream().toList(),
          study.map(store.studies()::variants).orElse(Map.of()),
          study.map(store.studies()::targets).orElse(Map.of()),
          store.find(keys),
          store.damaged());
    }
  }

  private static String text(StoredStudy study) {
    StringBuilder text = new StringBuilder();
    study
        .files()
        .contents()
        .forEach(
            (name, content) ->
                text.append(name).append(new String(content, StandardCharsets.UTF_8)));
    return text.append(study.hash())
        .append(study.name())
        .append(study.tool())
        .append(study.changes())
        .append(study.runAt())
        .append(study.complete())
        .append(study.call())
        .toString();
  }

  @Test
  void aSoundStoreHasNoDamage() {
    Content content = read();
    assertThat(content.damaged()).isZero();
    assertThat(content.studies()).hasSize(1);
    assertThat(content.variants()).hasSize(NETWORKS);
    assertThat(content.targets()).hasSize(1);
    assertThat(content.trials()).hasSize(NETWORKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE trial SET metrics = '{}' WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET metrics = 'x' WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET metrics = json_set(metrics, '$.macs', 1)"
            + " WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET metrics = replace(metrics, '\"macs\":', '\"macs\":NaN')"
            + " WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET metrics = '{\"macs\":1e999999999}'"
            + " WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET state = 'refused' WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET sum = sum + 1 WHERE spec = (SELECT min(spec) FROM trial)",
        "UPDATE trial SET at = 'yesterday' WHERE spec = (SELECT min(spec) FROM trial)"
      })
  void anEditedTrialIsFoundOutAnew(String edit) throws SQLException {
    sql(edit);
    Content content = read();
    assertThat(content.damaged()).isEqualTo(1);
    assertThat(content.trials()).hasSize(NETWORKS - 1).containsValue(outcomes().get(1));

    try (ResultStore store = ResultStore.open(file)) {
      store.add(outcomes());
    }
    assertThat(read().damaged()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE variant SET state = 'zombie' WHERE label = 'ratio=r3'",
        "UPDATE variant SET spec = NULL WHERE label = 'ratio=r3'",
        "UPDATE variant SET spec = (SELECT spec FROM variant WHERE label = 'ratio=r4')"
            + " WHERE label = 'ratio=r3'",
        "UPDATE variant SET label = 'ratio=x' WHERE label = 'ratio=r3'",
        "DELETE FROM variant WHERE label = 'ratio=r3'",
      })
  void anEditedOrLostVariantIsStoredAnew(String edit) throws SQLException {
    sql(edit);
    Content content = read();
    assertThat(content.damaged()).isEqualTo(1);
    assertThat(content.variants()).hasSize(NETWORKS - 1);

    try (ResultStore store = ResultStore.open(file)) {
      store.studies().begin(STUDY);
      store.of(STUDY).addVariants(variants());
      store.studies().complete(STUDY);
    }
    assertThat(read().damaged()).isZero();
    assertThat(read().variants()).hasSize(NETWORKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE study_target SET target = 'another'",
        "DELETE FROM study_target",
      })
  void anEditedOrLostTargetIsCounted(String edit) throws SQLException {
    sql(edit);
    Content content = read();
    assertThat(content.damaged()).isEqualTo(1);
    assertThat(content.targets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE study SET run_at = 'yesterday'",
        "UPDATE study SET file = 'nope.yaml'",
        "UPDATE study SET only_these = 'nothing*'",
        "UPDATE study SET name = char(27) || '[31mRED', complete = 0",
        "UPDATE study SET id = 7",
        "UPDATE study_file SET name = ''",
        "UPDATE study_file SET name = '../study.yaml'",
        "UPDATE study_file SET name = 'a' || char(0) || 'b'",
        "UPDATE study_file SET content = 'study: fast'",
        "INSERT INTO study_file SELECT study, 'study.yaml/x', content FROM study_file",
        "DELETE FROM study_file",
        "UPDATE study_call SET options = '[\"--set\",\"x=y\"]'",
        "UPDATE study_call SET options = 'x'",
        "UPDATE study_call SET machine = 'another'",
        "DELETE FROM study_call",
      })
  void anEditedStudyIsRefusedUntilItRunsAgain(String edit) throws SQLException {
    sql(edit);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::read)
        .withMessageContaining("is damaged: the record of a study cannot be trusted")
        .withMessageContaining(file.toString());

    try (ResultStore store = ResultStore.open(file)) {
      store.studies().begin(STUDY);
      store.of(STUDY).addVariants(variants());
      store.studies().complete(STUDY);
    }
    Content content = read();
    assertThat(content.damaged()).isZero();
    assertThat(content.trials()).hasSize(NETWORKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE trial RENAME TO gone",
        "ALTER TABLE trial ADD COLUMN extra",
        "CREATE TRIGGER t AFTER INSERT ON trial BEGIN DELETE FROM study; END",
        "DROP VIEW result",
        "DROP TABLE study_call",
      })
  void othersTablesAreRefused(String edit) throws SQLException {
    sql(edit);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::read)
        .withMessageContaining("is damaged");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ResultStore.open(file))
        .withMessageContaining("is damaged");
  }

  @Test
  void aUsersOwnViewDoesNoHarm() throws SQLException {
    sql("CREATE VIEW mine AS SELECT spec FROM trial");
    assertThat(read().damaged()).isZero();
  }

  /**
   * Whatever bits flip: the same content, or less with a count of what is missing, or a refusal.
   */
  @Test
  void noFlippedBitIsBelieved() throws IOException {
    byte[] sound = Files.readAllBytes(file);
    Content before = read();
    Random random = new Random(20_261_129);
    List<String> silent = new ArrayList<>();
    for (int round = 0; round < 150; round++) {
      byte[] bytes = sound.clone();
      String damage = round % 2 == 0 ? flip(bytes, random) : zero(bytes, random);
      Files.write(file, bytes);
      try {
        Content after = read();
        assertThat(before.variants().entrySet()).containsAll(after.variants().entrySet());
        assertThat(before.targets().entrySet()).containsAll(after.targets().entrySet());
        assertThat(before.trials().entrySet()).containsAll(after.trials().entrySet());
        if (!after.equals(before) && after.damaged() == 0 && !isLess(after)) {
          silent.add(damage);
        }
      } catch (StoreException told) {
        assertThat(told).hasMessageContaining(file.toString());
      }
    }
    assertThat(silent).isEmpty();
  }

  /** A trial whose key is damaged is not there; its variant says so by having no counts. */
  private static boolean isLess(Content after) {
    return after.trials().size() < NETWORKS && after.variants().size() == NETWORKS;
  }

  private static String flip(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return "flip at " + at;
  }

  private static String zero(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(4096));
    Arrays.fill(bytes, from, to, (byte) 0);
    return "zeros from " + from + " to " + to;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
