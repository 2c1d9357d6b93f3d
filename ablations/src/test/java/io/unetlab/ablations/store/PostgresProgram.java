package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of this machine's programs with a new, empty cluster. The tests of a module
 * share one, each with schemas of its own; it ends with the process.
 */
public final class PostgresProgram {

  /** May do everything, without a password. */
  public static final String USER = "tester";

  /** A user whom the server's list of rules rejects. */
  public static final String BARRED = "barred";

  /** A user who needs a password, once it is made. */
  public static final String LOCKED = "locked";

  private static final String ACCESS =
      """
      host all barred 127.0.0.1/32 reject
      host all locked 127.0.0.1/32 scram-sha-256
      host all all 127.0.0.1/32 trust
      """;

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable PostgresProgram shared;

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresProgram(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /**
   * The shared server. Skips the test where there is no PostgreSQL, or fails it where {@code
   * UNETLAB_TESTS_NEED_POSTGRES} says that there has to be one.
   */
  public static synchronized PostgresProgram shared() {
    PostgresProgram server = shared;
    if (server == null) {
      server = made();
      server.start("-F"); // a test's data need not survive the machine
      shared = server;
    }
    return server;
  }

  /** A server of a test of its own, not started yet. */
  public static PostgresProgram made() {
    Path programs = installed();
    try {
      Path folder = Files.createTempDirectory("unetlab-postgres");
      PostgresProgram server = new PostgresProgram(programs, folder, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::end));
      if (isRoot()) {
        server.run(List.of("chown", "postgres", folder.toString()));
      }
      server.program(
          "initdb",
          "-D",
          server.data(),
          "-U",
          USER,
          "-A",
          "trust",
          "-E",
          "UTF8",
          "--locale=C",
          "-N");
      Files.writeString(Path.of(server.data(), "pg_hba.conf"), ACCESS);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path installed() {
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
    try (Stream<Path> debian =
        Files.isDirectory(Path.of("/usr/lib/postgresql"))
            ? Files.list(Path.of("/usr/lib/postgresql")).sorted().map(it -> it.resolve("bin"))
            : Stream.empty()) {
      Optional<Path> found =
          Stream.concat(path, debian)
              .filter(it -> Files.isExecutable(it.resolve("initdb")))
              .findFirst();
      return found.orElseGet(PostgresProgram::missing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path missing() {
    String reason = "needs PostgreSQL's initdb and pg_ctl, in PATH or /usr/lib/postgresql/*/bin";
    return Boolean.parseBoolean(System.getenv("UNETLAB_TESTS_NEED_POSTGRES"))
        ? fail(reason)
        : abort(reason);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Has the server use a certificate and its key. */
  void certify(String certificate, String key) throws IOException {
    for (String[] file : new String[][] {{"server.crt", certificate}, {"server.key", key}}) {
      Path path = Files.writeString(Path.of(data(), file[0]), file[1]);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      if (isRoot()) {
        run(List.of("chown", "postgres", path.toString()));
      }
    }
  }

  /** Starts the server and waits until it answers. */
  public void start(String... options) {
    String all = "-p " + port + " -h 127.0.0.1 -k " + folder + " " + String.join(" ", options);
    String log = folder.resolve("log").toString();
    program("pg_ctl", "-D", data(), "-l", log, "-w", "-t", "120", "-o", all, "start");
  }

  /** Stops the server as its administrator would. */
  public void stop() {
    program("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
  }

  /** Kills the server by SIGKILL, as a machine that loses power does. */
  public void kill() throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(Path.of(data(), "postmaster.pid")).get(0).strip());
    ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(process));
    process.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(it -> it.onExit().join());
  }

  private void end() {
    try {
      program("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    } catch (AssertionError | IllegalStateException notRunning) {
      // Only the files are left.
    }
    run(List.of("rm", "-rf", folder.toString()));
  }

  private void program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  // The server keeps the output of what started it open.
  private void run(List<String> command) {
    Path output = folder.resolveSibling(folder.getFileName() + ".out");
    try {
      int code =
          new ProcessBuilder(command)
              .directory(folder.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + ": " + Files.readString(output));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The address of a schema that no other test uses, and that does not exist yet. */
  public String address() {
    return address("s" + SCHEMAS.incrementAndGet());
  }

  /** The address of a schema. */
  public String address(String schema) {
    return "postgresql://" + USER + "@" + host() + "/postgres?schema=" + schema;
  }

  /** The server's host and port. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Runs statements as an administrator. */
  public void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:postgresql://" + host() + "/postgres", USER, "");
        Statement run = connection.createStatement()) {
      for (String statement : statements) {
        run.execute(statement);
      }
    }
  }
}
