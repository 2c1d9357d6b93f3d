package io.unetlab.ablations.store;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;

/**
 * A database on a PostgreSQL server and how to connect to it. A part that an address leaves out is
 * taken from the service that {@code PGSERVICE} names, or else from {@code PGHOST}, {@code PGPORT},
 * {@code PGDATABASE}, {@code PGUSER}, {@code PGSSLMODE} and {@code PGSSLROOTCERT}. The password is
 * {@code PGPASSWORD}, or in the file {@code PGPASSFILE} or {@code ~/.pgpass}, which the driver
 * reads; it is read when it is needed and held nowhere.
 */
final class PostgresServer {

  /** The driver's own; what it logs is in its exceptions. */
  private static final Logger SILENT = Logger.getLogger("org.postgresql");

  static {
    SILENT.setLevel(Level.OFF);
  }

  private static final int HIGHEST_PORT = 65_535;

  private static final String CONNECT_SECONDS = "10";

  private static final Map<String, String> VARIABLES =
      Map.of(
          "host", "PGHOST",
          "port", "PGPORT",
          "database", "PGDATABASE",
          "user", "PGUSER",
          "sslmode", "PGSSLMODE",
          "sslrootcert", "PGSSLROOTCERT");

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private static final List<String> TLS =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private final Map<String, String> parts;
  private final Map<String, String> environment;

  private PostgresServer(Map<String, String> parts, Map<String, String> environment) {
    this.parts = Collections.unmodifiableMap(parts);
    this.environment = environment;
  }

  static PostgresServer of(
      Optional<String> host,
      Optional<String> port,
      Optional<String> database,
      Optional<String> user,
      Map<String, String> parameters,
      Map<String, String> environment) {
    Map<String, String> parts = new LinkedHashMap<>(parameters);
    parts.remove("schema");
    host.ifPresent(it -> parts.put("host", it));
    port.ifPresent(it -> parts.put("port", it));
    database.ifPresent(it -> parts.put("database", it));
    user.ifPresent(it -> parts.put("user", it));
    if (!isSet(environment, "PGSERVICE")) {
      VARIABLES.forEach(
          (part, variable) -> {
            if (isSet(environment, variable)) {
              parts.putIfAbsent(part, environment.get(variable));
            }
          });
      parts.putIfAbsent("host", "localhost");
      parts.putIfAbsent("user", System.getProperty("user.name"));
      parts.putIfAbsent("database", parts.get("user"));
    }
    if (parts.getOrDefault("host", "").startsWith("/")) {
      throw new StoreException(
          "a store is reached over TCP, but PGHOST names a directory of Unix sockets; name a host,"
              + " such as localhost");
    }
    Optional.ofNullable(parts.get("port")).ifPresent(PostgresServer::requirePort);
    String tls = parts.getOrDefault("sslmode", "prefer");
    if (!TLS.contains(tls)) {
      throw new StoreException(
          "sslmode, of a store's address or PGSSLMODE, is one of "
              + String.join(", ", TLS)
              + ", found "
              + tls);
    }
    return new PostgresServer(parts, environment);
  }

  // Other text than digits may be a part of a password, and is not repeated.
  private static void requirePort(String port) {
    boolean number = port.matches("[0-9]+");
    int value = number && port.length() < 9 ? Integer.parseInt(port) : 0;
    if (value < 1 || value > HIGHEST_PORT) {
      throw new StoreException(
          "the port, of a store's address or PGPORT, is a number from 1 to "
              + HIGHEST_PORT
              + ", found "
              + (number ? port : "other characters"));
    }
  }

  private static boolean isSet(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isEmpty());
  }

  /** The user's name, if it is known before the connection. */
  String user() {
    return parts.getOrDefault("user", "of the service");
  }

  String database() {
    return parts.getOrDefault("database", "of the service");
  }

  /** The host and port, for messages. */
  String host() {
    return parts.getOrDefault("host", "the service's host")
        + (parts.containsKey("port") ? ":" + parts.get("port") : "");
  }

  /**
   * Connects; one transaction after another, each started by its first statement.
   *
   * @param answer how long to wait for one
   */
  Connection connect(String schema, Duration answer) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("currentSchema", schema);
    properties.setProperty("ApplicationName", "unetlab");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", String.valueOf(answer.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("defaultRowFetchSize", "10000");
    properties.setProperty("logServerErrorDetail", "false");
    for (String part : new String[] {"user", "sslmode", "sslrootcert"}) {
      Optional.ofNullable(parts.get(part)).ifPresent(it -> properties.setProperty(part, it));
    }
    Optional<String> password = variable("PGPASSWORD");
    password.ifPresent(it -> properties.setProperty("password", it));
    if (password.isEmpty()) {
      requirePrivate(passwords());
    }
    if (Driver.parseURL(url(), properties) == null) {
      throw new StoreException(
          "the service "
              + variable("PGSERVICE").orElse("")
              + " that PGSERVICE names is neither in the file PGSERVICEFILE nor in"
              + " ~/.pg_service.conf");
    }
    Connection connection = Objects.requireNonNull(new Driver().connect(url(), properties));
    connection.setAutoCommit(false);
    return connection;
  }

  private String url() {
    StringBuilder url = new StringBuilder("jdbc:postgresql:");
    Optional<String> host = Optional.ofNullable(parts.get("host"));
    Optional<String> database = Optional.ofNullable(parts.get("database"));
    host.ifPresent(it -> url.append("//").append(it));
    host.map(it -> parts.get("port")).ifPresent(it -> url.append(':').append(it));
    host.ifPresent(it -> url.append('/'));
    database.ifPresentOrElse(
        it -> url.append(escaped(it)), () -> url.append(host.isPresent() ? "" : "//"));
    variable("PGSERVICE").ifPresent(it -> url.append("?service=").append(escaped(it)));
    return url.toString();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Path passwords() {
    return Path.of(
        Optional.ofNullable(System.getProperty("org.postgresql.pgpassfile"))
            .or(() -> Optional.ofNullable(environment.get("PGPASSFILE")))
            .orElseGet(() -> System.getProperty("user.home") + "/.pgpass"));
  }

  // PostgreSQL's own programs ignore such a file.
  private static void requirePrivate(Path passwords) {
    try {
      if (Files.getFileStore(passwords).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(passwords).stream().anyMatch(OTHERS::contains)) {
        throw new StoreException(
            "the password file "
                + passwords
                + " may be used by others than its owner; `chmod 600 "
                + passwords
                + "`");
      }
    } catch (IOException without) {
      return;
    }
  }
}
