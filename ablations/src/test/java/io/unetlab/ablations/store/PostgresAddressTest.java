package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address says where a store is, and never who may use it. */
class PostgresAddressTest {

  private static final Map<String, String> VARIABLES =
      Map.of("PGHOST", "there", "PGPORT", "99", "PGDATABASE", "theirs", "PGUSER", "eve");

  private static String parts(String text, Map<String, String> environment) {
    PostgresAddress address = PostgresAddress.of(text, environment);
    assertThat(address).hasToString(text);
    PostgresServer server = address.server();
    return server.user() + " " + server.host() + " " + server.database() + " " + address.schema();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ada@db.lab:6000/runs?schema=mine, ada db.lab:6000 runs mine",
    "postgres://db.lab/runs, eve db.lab:99 runs unetlab",
    "postgresql://a%20b@[::1]/r%2Fs+t, a b [::1]:99 r/s+t unetlab",
    "postgresql:///runs?sslmode=require&schema=s_1, eve there:99 runs s_1",
    "jdbc:postgresql://db.lab, eve db.lab:99 theirs unetlab",
    "postgresql:, eve there:99 theirs unetlab"
  })
  void whatItLeavesOutIsTakenFromTheVariables(String text, String parts) {
    assertThat(parts(text, VARIABLES)).isEqualTo(parts);
  }

  @Test
  void withoutVariablesItIsThisMachineAndItsUser() {
    String me = System.getProperty("user.name");
    assertThat(parts("postgresql:", Map.of())).isEqualTo(me + " localhost " + me + " unetlab");
    assertThat(parts("postgresql://ada@db/runs", Map.of())).isEqualTo("ada db runs unetlab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:hush@db/runs",
        "postgresql://ada:h@hush@db/runs",
        "postgresql://ada:ha/hush@db/runs",
        "postgresql://ada:ha?hush@db/runs",
        "postgresql://ada:ha#hush@db:5432/runs",
        "postgresql://:hush@db/runs",
        "postgresql://db/runs?password=hush",
        "jdbc:postgresql://db/runs?user=ada&password=hush",
        "postgresql://db/runs?schema=x&sslpassword=hush",
        "postgresql:ada:hush@db/runs",
        "postgresql:ada:hush@db",
        "postgres:/ada:hush@db",
        "jdbc:postgresql:hush@db",
        "mysql://ada:hush@db/runs"
      })
  void noPasswordIsTakenOrRepeated(String text) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> StoreAddress.of(text))
        .withMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ada:secret@db/runs, PGPASSWORD or the file ~/.pgpass",
    "postgresql://db/runs?shema=x, 'takes the parameters schema, sslmode, sslrootcert, found"
        + " shema'",
    "postgresql://db/runs?schema=Foo, 'small letters, digits and _, and starts with no digit, found"
        + " Foo'",
    "postgresql://db/runs?sslmode=on, 'sslmode, of a store''s address or PGSSLMODE, is one of"
        + " disable,'",
    "postgresql://db:99999/runs, 'the port, of a store''s address or PGPORT, is a number from 1 to"
        + " 65535, found 99999'",
    "postgresql://db:0/runs, 'is a number from 1 to 65535, found 0'",
    "postgresql://db:123456789012/runs, 'is a number from 1 to 65535, found 123456789012'",
    "postgresql://db:abc/runs, 'is a number from 1 to 65535, found other characters'",
    "postgresql://db/a/b, not of the form postgresql://[USER@]HOST[:PORT]/DATABASE",
    "postgresql://db/%zz, has a % that is followed by no two hexadecimal digits",
    "postgresql://db/runs?schema=, found an empty name",
    "postgresql://db/runs?schema=a&schema=b, has schema twice",
    "'', found an empty name",
    "Postgresql://db/runs, Postgresql:// is not known",
    "mysql://db/runs, 'a store is a file, a directory or postgresql://HOST/DATABASE; mysql:// is"
        + " not known'"
  })
  void aMistakeIsExplained(String text, String message) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> StoreAddress.of(text))
        .withMessageContaining(message);
  }

  @Test
  void aPortOfTheEnvironmentIsOneToo() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> PostgresAddress.of("postgresql://db/runs", Map.of("PGPORT", "70000")))
        .withMessageContaining("PGPORT, is a number from 1 to 65535, found 70000");
  }

  @Test
  void aDirectoryOfSocketsIsNoHost() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () -> PostgresAddress.of("postgresql:///runs", Map.of("PGHOST", "/var/run/postgresql")))
        .withMessageContaining("over TCP");
  }
}
