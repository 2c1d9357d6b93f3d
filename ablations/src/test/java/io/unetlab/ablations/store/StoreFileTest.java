package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unetlab.ablations.exec.CountEvaluator;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be used is said to be so, with what to do, and loses nothing. */
class StoreFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("results.db");
  }

  private static TrialOutcome.Done outcome(int number) {
    TrialKey key = new CountEvaluator().key(String.format("%064x", number), 0);
    MetricSet values =
        MetricSet.EMPTY
            .with("params", BigDecimal.valueOf(number))
            .with("arithmetic_intensity", new BigDecimal("12.50"));
    return new TrialOutcome.Done(key, values, "");
  }

  private static List<TrialOutcome> outcomes(int count) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(outcome(i));
    }
    return outcomes;
  }

  private void fill(int count) {
    try (ResultStore store = ResultStore.open(file)) {
      store.add(outcomes(count));
    }
  }

  private Map<TrialKey, TrialOutcome> find(int count) {
    try (ResultStore store = ResultStore.read(file)) {
      return store.find(outcomes(count).stream().map(TrialOutcome::key).toList());
    }
  }

  @Test
  void whatWasAddedIsFoundToTheLastDigit() {
    fill(3);
    assertThat(find(5)).hasSize(3).containsValue(outcome(2));
  }

  @Test
  void aReaderLeavesNothingBesideTheFile() {
    fill(3);
    find(3);
    assertThat(folder).isDirectoryNotContaining("glob:**results.db-*");
  }

  /** The log is the writer's, whose next reader needs it. */
  @Test
  void aReaderLeavesTheLogOfAWriterThatIsThere() {
    fill(1);
    try (ResultStore reader = ResultStore.read(file);
        ResultStore writer = ResultStore.open(file)) {
      reader.close();
      assertThat(folder).isDirectoryContaining("glob:**results.db-wal");
      writer.add(outcomes(3));
      assertThat(find(3)).hasSize(3);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**results.db-*");
  }

  @Test
  void aFullDiskKeepsWhatThereIs() {
    fill(10);
    SqliteFile limited = SqliteFile.write(file, List.of("PRAGMA max_page_count = 40"));
    try (ResultStore store = new ResultStore(limited)) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.add(outcomes(10_000)))
          .withMessageContaining("the disk is full")
          .withMessageContaining(file.toString());
      store.add(List.of(outcome(11)));
    }
    assertThat(find(10_000)).hasSize(11);
  }

  @Test
  void anotherPeoplesFileIsLeftAlone() throws IOException {
    byte[] text = "these are not results, and there are many of them".repeat(100).getBytes();
    Files.write(file, text);
    assertRefused("is not a UNetLab store");
    assertThat(Files.readAllBytes(file)).isEqualTo(text);
  }

  @Test
  void anotherProgramsDatabaseIsLeftAlone() throws SQLException {
    sql("CREATE TABLE song (title TEXT)");
    assertRefused("is not a UNetLab store");
    sql("SELECT title FROM song");
  }

  @Test
  void aNewerFormatIsLeftAlone() throws SQLException {
    fill(1);
    sql("PRAGMA user_version = 99");
    assertRefused("written by a newer UNetLab (format 99");
  }

  @Test
  void anOlderFormatIsLeftAlone() throws SQLException {
    fill(1);
    sql("PRAGMA user_version = 2");
    assertRefused("written by an older UNetLab (format 2");
  }

  /** Trainings take days, so a store from before the calls were kept is read and continued. */
  @Test
  void aStoreWithoutCallsIsReadAndGetsThemWhenItIsWritten() throws SQLException {
    fill(3);
    sql("DROP TABLE study_call");
    sql("PRAGMA user_version = 4");
    try (ResultStore store = ResultStore.read(file)) {
      assertThat(store.studies().all()).isEmpty();
    }
    assertThat(find(3)).hasSize(3);

    StoredStudy study = ResultStoreContract.study("name", 0);
    StudyCall call = new StudyCall("a study.yaml", List.of("--only", "a 'b'\n\"c\""), "machine");
    try (ResultStore store = ResultStore.open(file)) {
      store.studies().begin(study);
      assertThat(store.studies().all()).extracting(StoredStudy::call).containsExactly(study.call());
      store.studies().begin(study.with(call));
    }
    try (ResultStore store = ResultStore.read(file)) {
      assertThat(store.studies().all())
          .extracting(StoredStudy::call)
          .containsExactly(Optional.of(call));
    }
    assertThat(find(3)).hasSize(3);
  }

  @Test
  void aDamagedFileIsLeftAsItIs() throws IOException {
    fill(5_000);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 8_192; i < bytes.length; i++) {
      bytes[i] = (byte) (bytes[i] * 31 + i);
    }
    Files.write(file, bytes);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> find(5_000))
        .withMessageContaining("damaged");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aMissingFileIsNotMadeByReading() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ResultStore.read(file))
        .withMessageContaining("there is no store");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFolderThatMayNotBeWrittenIsSaidAndCanBeRead() throws IOException {
    fill(2);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    try {
      assumeFalse(Files.isWritable(file), "the superuser may write everywhere");
      assertThat(find(2)).hasSize(2);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> fill(3))
          .withMessageContaining(file.toString());
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** To SQLite and its driver some of these are parameters, escapes, a memory or a resource. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs #2.db",
        "a%20b.db",
        "x.db?mode=ro&cache=shared",
        ":memory:",
        "file:x.db",
        ":resource:x.db",
        "blank and é ü.db",
        "mode=memory"
      })
  void exactlyTheNamedFileIsUsed(String name) throws IOException {
    file = folder.resolve("dir " + name).resolve(name);
    fill(3);
    assertThat(find(5)).hasSize(3);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  @Test
  void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
    assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);
    assertRefused("it is not a regular file");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ResultStore.read(file))
        .withMessageContaining("it is not a regular file");
  }

  @Test
  void aFolderInPlaceOfAFileIsSaid() throws IOException {
    Files.createDirectory(file);
    assertRefused("cannot be opened");
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ResultStore.open(file).close())
        .withMessageContaining(message)
        .withMessageContaining(file.toString());
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
