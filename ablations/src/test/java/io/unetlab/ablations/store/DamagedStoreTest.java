package io.unetlab.ablations.store;

import static io.unetlab.ablations.store.FilledStore.NETWORKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.ablations.store.FilledStore.Content;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No edited value is believed: it counts as missing, and the store says how many. */
class DamagedStoreTest {

  @TempDir private Path folder;
  private FilledStore store;

  @BeforeEach
  void fill() {
    store = FilledStore.in(folder);
  }

  @Test
  void aSoundStoreHasNoDamage() {
    Content content = store.read();
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
    Content content = store.read();
    assertThat(content.damaged()).isEqualTo(1);
    assertThat(content.trials()).hasSize(NETWORKS - 1).containsValue(FilledStore.outcomes().get(1));

    try (ResultStore opened = ResultStore.open(store.file())) {
      opened.add(FilledStore.outcomes());
    }
    assertThat(store.read().damaged()).isZero();
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
    Content content = store.read();
    assertThat(content.damaged()).isEqualTo(1);
    assertThat(content.variants()).hasSize(NETWORKS - 1);

    store.runAgain();
    assertThat(store.read().damaged()).isZero();
    assertThat(store.read().variants()).hasSize(NETWORKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE study_target SET target = 'another'",
        "DELETE FROM study_target",
      })
  void anEditedOrLostTargetIsCounted(String edit) throws SQLException {
    sql(edit);
    Content content = store.read();
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
        .isThrownBy(store::read)
        .withMessageContaining("is damaged: the record of a study cannot be trusted")
        .withMessageContaining(store.file().toString());

    store.runAgain();
    Content content = store.read();
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
        .isThrownBy(store::read)
        .withMessageContaining("is damaged");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ResultStore.open(store.file()))
        .withMessageContaining("is damaged");
  }

  @Test
  void aUsersOwnViewDoesNoHarm() throws SQLException {
    sql("CREATE VIEW mine AS SELECT spec FROM trial");
    assertThat(store.read().damaged()).isZero();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file());
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
