package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own, for 127.0.0.1. */
class PostgresTlsTest {

  private static final String SECRET = "changeit";

  @TempDir private static Path folder;
  private static PostgresProgram server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresProgram.made();
    String certificate = certificate("server", "ip:127.0.0.1");
    certificate("other", "ip:127.0.0.1");
    server.certify(certificate, key("server"));
    server.start("-F", "-c", "ssl=on");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop();
    }
  }

  private static String certificate(String name, String subject) throws Exception {
    keytool(
        "-genkeypair", name, "-keyalg", "RSA", "-dname", "CN=" + name, "-ext", "san=" + subject);
    keytool("-exportcert", name, "-rfc", "-file", pem(name).toString());
    return Files.readString(pem(name));
  }

  private static Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  private static void keytool(String command, String name, String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(command, "-alias", name, "-storepass", SECRET));
    words.addAll(List.of("-keystore", folder.resolve("keys").toString()));
    words.addAll(List.of(options));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private static String key(String name) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys"))) {
      keys.load(in, SECRET.toCharArray());
    }
    byte[] key = keys.getKey(name, SECRET.toCharArray()).getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static void assertSaid(String host, String parameters, String message) {
    String text = server.address("tls").replace("127.0.0.1", host) + parameters;
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> PostgresAddress.of(text, Map.of()).read())
        .withMessageContaining(message)
        .withMessageNotContaining("Exception");
  }

  /** With the connection comes that there is no store yet. */
  @Test
  void aCertificateOfTheRightNameAndSignerIsAccepted() {
    assertSaid("127.0.0.1", "&sslmode=require", "there is no store");
    assertSaid(
        "127.0.0.1", "&sslmode=verify-full&sslrootcert=" + pem("server"), "there is no store");
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    String trust = "&sslrootcert=" + pem("server");
    assertSaid("localhost", "&sslmode=verify-ca" + trust, "there is no store");
    assertSaid(
        "localhost",
        "&sslmode=verify-full" + trust,
        "by TLS (the server's certificate is not of the name localhost");
  }

  @Test
  void aCertificateThatNobodyTrustedHasSignedIsRefused() {
    assertSaid(
        "127.0.0.1",
        "&sslmode=verify-full&sslrootcert=" + pem("other"),
        "by TLS (no certificate to trust has signed the server's)");
    assertSaid("127.0.0.1", "&sslmode=verify-full&sslrootcert=/nowhere.pem", "No such file");
  }
}
