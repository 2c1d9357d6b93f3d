package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server or a schema that cannot be used is said to be so, with what to do. */
class PostgresProblemsTest {

  private static final StoredStudy STUDY = ResultStoreContract.study("name", 0);

  private PostgresProgram server;
  private String text;
  private String schema;

  @BeforeEach
  void name() {
    server = PostgresProgram.shared();
    text = server.address();
    schema = text.replaceFirst(".*=", "");
  }

  private void fill() {
    try (ResultStore store = StoreAddress.of(text).open(StoreWatch.NONE)) {
      store.studies().begin(STUDY);
    }
  }

  private static void assertRefused(PostgresAddress address, String... messages) {
    for (boolean write : new boolean[] {false, true}) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> (write ? address.open(StoreWatch.NONE) : address.read()).close())
          .satisfies(it -> assertThat(it.getMessage()).contains(messages).doesNotContain("\n"));
    }
  }

  private static void assertRefused(String text, String... messages) {
    assertRefused(PostgresAddress.of(text, Map.of()), messages);
  }

  @Test
  void whatCannotBeReachedIsSaid() {
    assertRefused(
        "postgresql://127.0.0.1:1/runs", "no PostgreSQL server answers at 127.0.0.1:1", "refused");
    assertRefused("postgresql://no.such.host.invalid/runs", "there is no host no.such.host");
    assertRefused(
        text.replace("/postgres?", "/nothing?"), "there is no database nothing", "createdb");
    assertRefused(text.replace("tester", "nobody"), "rejects the user nobody");
    assertRefused(text + "&sslmode=require", "cannot be reached by TLS", "sslmode");
    assertRefused(
        text.replace("tester", PostgresProgram.BARRED),
        "admits no connection of this kind",
        "pg_hba.conf",
        "sslmode=require");
  }

  /** The server's words about a user are not an error of TLS. */
  @Test
  void aUserNamedSslIsRejectedAsAnyOther() {
    assertRefused(text.replace("tester", "SSL"), "rejects the user SSL");
  }

  @Test
  void aBatchThatLostTheServerSaysWhy() {
    SQLException timeout =
        new SQLException("An I/O error occurred", "08006", new IOException("Read timed out"));
    BatchUpdateException batch = new BatchUpdateException("Batch entry 0 was aborted", null);
    batch.setNextException(timeout);
    PostgresErrors errors = new PostgresErrors(PostgresAddress.of(text, Map.of()));
    assertThat(errors.lost(batch)).endsWith("does not answer (Read timed out)");
  }

  /** A host that is cut off from the network closes no connection. */
  @Test
  void aServerThatVanishedIsNoticedWithinAMinute() throws SQLException {
    try (Connection connection =
        PostgresAddress.of(text, Map.of()).server().connect(schema, Duration.ofMinutes(1))) {
      assertThat(connection.getNetworkTimeout()).isBetween(1, 60_000);
    }
  }

  @Test
  void aMissingOrWrongPasswordIsSaidAndARightOneUsed(@TempDir Path folder) throws Exception {
    server.sql(
        "DROP ROLE IF EXISTS " + PostgresProgram.LOCKED,
        "CREATE ROLE " + PostgresProgram.LOCKED + " LOGIN PASSWORD 'hush-hush'");
    String locked = text.replace("tester", PostgresProgram.LOCKED);
    Path passwords = folder.resolve("pgpass");
    Map<String, String> file = Map.of("PGPASSFILE", passwords.toString());
    assertRefused(PostgresAddress.of(locked, file), "rejects the user", "PGPASSWORD");
    assertRefused(
        PostgresAddress.of(locked, Map.of("PGPASSWORD", "wrong-hush")),
        "rejects the user",
        "password authentication failed");
    PostgresAddress.of(locked, Map.of("PGPASSWORD", "hush-hush")).isThere();

    Files.writeString(passwords, "127.0.0.1:*:*:" + PostgresProgram.LOCKED + ":hush-hush\n");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(PostgresAddress.of(locked, file), "may be used by others", "chmod 600");
  }

  @Test
  void anotherProgramsSchemaIsLeftAlone() throws SQLException {
    server.sql("CREATE SCHEMA " + schema, "CREATE TABLE " + schema + ".song (title TEXT)");
    assertRefused(text, "is not a UNetLab store; choose another with ?schema=NAME");
    assertThat(StoreAddress.of(text).isThere()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "order", "select"})
  void aSchemaMayHaveTheNameOfAWordOfSql(String word) {
    text = text.replace("=" + schema, "=" + word);
    fill();
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).hasSize(1);
    }
  }

  @Test
  void aMissingStoreIsNotMadeByReading() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> StoreAddress.of(text).read())
        .withMessageContaining("there is no store " + text);
    assertThat(StoreAddress.of(text).isThere()).isFalse();
  }

  @Test
  void aUserWithoutRightsIsToldWhichAreMissing() throws SQLException {
    server.sql("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN");
    String guest = text.replace("tester", "guest");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> StoreAddress.of(guest).open(StoreWatch.NONE))
        .withMessageContaining("may not be used by the user guest");
    fill();
    assertRefused(guest, "permission denied for schema");
    server.sql(
        "GRANT USAGE ON SCHEMA " + schema + " TO guest",
        "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO guest");
    try (ResultStore store = StoreAddress.of(guest).read()) {
      assertThat(store.studies().all()).hasSize(1);
    }
    try (ResultStore store = StoreAddress.of(guest).open(StoreWatch.NONE)) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.studies().begin(STUDY))
          .withMessageContaining("permission denied for table study");
    }
    server.sql("DROP OWNED BY guest", "DROP ROLE guest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE trial RENAME TO gone",
        "ALTER TABLE trial ADD COLUMN extra TEXT",
        "ALTER TABLE trial ALTER COLUMN sum TYPE NUMERIC",
        "DROP VIEW result",
        "CREATE RULE r AS ON INSERT TO trial DO INSTEAD NOTHING",
        "CREATE TRIGGER t BEFORE UPDATE ON trial EXECUTE FUNCTION"
            + " suppress_redundant_updates_trigger()"
      })
  void othersTablesAreRefused(String edit) throws SQLException {
    fill();
    server.sql("SET search_path TO " + schema, edit);
    assertRefused(text, "is damaged and was left as it is");
  }

  @Test
  void aUsersOwnTablesAndIndexesDoNoHarm() throws SQLException {
    fill();
    server.sql(
        "SET search_path TO " + schema,
        "CREATE VIEW mine AS SELECT spec FROM trial",
        "CREATE TABLE notes (note TEXT)",
        "CREATE INDEX by_target ON trial (target)");
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).hasSize(1);
    }
  }

  @Test
  void anEditedRowIsDamaged() throws SQLException {
    fill();
    server.sql("UPDATE " + schema + ".study SET tool = 'another'");
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).isEmpty();
      assertThat(store.damaged()).isEqualTo(1);
    }
    fill();
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).hasSize(1);
      assertThat(store.damaged()).isZero();
    }
  }

  /** A newer UNetLab brings the tables up to date, or leaves them as they were. */
  @Test
  void aMigrationIsDoneWholeOrNotAtAllAndItsFormatIsNewToOlderOnes() throws SQLException {
    fill();
    List<String> good = List.of("ALTER TABLE trial ADD COLUMN extra TEXT");
    List<String> bad = List.of("ALTER TABLE trial ADD COLUMN more TEXT", "nonsense");
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> migrate(good, bad));
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).hasSize(1);
    }
    migrate(good);
    assertRefused(text, "was written by a newer UNetLab (format 3, this one knows 2)");
    assertThat(StoreAddress.of(text).isThere()).isTrue();
  }

  @Test
  void aStoreWithoutClaimsGetsThem() throws SQLException {
    fill();
    server.sql(
        "SET search_path TO " + schema, "DROP TABLE claim", "UPDATE unetlab_store SET format = 1");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> StoreAddress.of(text).read())
        .withMessageContaining("`unetlab run` with it brings it up to date");
    fill();
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).hasSize(1);
    }
  }

  @SafeVarargs
  private void migrate(List<String>... later) throws SQLException {
    List<List<String>> all = new ArrayList<>(PostgresFormat.MIGRATIONS);
    all.addAll(List.of(later));
    PostgresAddress address = PostgresAddress.of(text, Map.of());
    try (Connection connection = address.server().connect(schema, Duration.ofMinutes(1))) {
      new PostgresFormat(address, connection, all).require(true);
      connection.commit();
    }
  }

  @Test
  void theFirstUsersMayComeAtTheSameTime() {
    List<CompletableFuture<Void>> users = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      users.add(CompletableFuture.runAsync(this::fill));
    }
    users.forEach(CompletableFuture::join);
    try (ResultStore store = StoreAddress.of(text).read()) {
      assertThat(store.studies().all()).hasSize(1);
    }
  }
}
