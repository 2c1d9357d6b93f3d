package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of this machine's programs with a new, empty cluster, for the commands'
 * tests; it ends with the process.
 */
final class PostgresProgram {

  private static final String ACCESS =
      """
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
  static synchronized PostgresProgram shared() throws IOException {
    PostgresProgram server = shared;
    if (server == null) {
      server = new PostgresProgram(installed(), folder(), freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::end));
      server.start();
      shared = server;
    }
    return server;
  }

  private static Path installed() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    List<Path> places = new ArrayList<>();
    for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
      places.add(Path.of(place));
    }
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted().forEach(it -> places.add(it.resolve("bin")));
      }
    }
    String reason = "needs PostgreSQL's initdb and pg_ctl, in PATH or /usr/lib/postgresql/*/bin";
    for (Path place : places) {
      if (Files.isExecutable(place.resolve("initdb"))) {
        return place.resolve("initdb").toRealPath().getParent();
      }
    }
    return Boolean.parseBoolean(System.getenv("UNETLAB_TESTS_NEED_POSTGRES"))
        ? fail(reason)
        : abort(reason);
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory("unetlab-postgres");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void start() throws IOException {
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    String data = folder.resolve("data").toString();
    program("initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
    Files.writeString(Path.of(data, "pg_hba.conf"), ACCESS);
    String options = "-F -p " + port + " -h 127.0.0.1 -k " + folder;
    String log = folder.resolve("log").toString();
    program("pg_ctl", "-D", data, "-l", log, "-w", "-t", "120", "-o", options, "start");
  }

  private void end() {
    String data = folder.resolve("data").toString();
    program("pg_ctl", "-D", data, "-m", "immediate", "stop");
    run(List.of("rm", "-rf", folder.toString()));
  }

  private String program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  // The server keeps the output of what started it open.
  private String run(List<String> command) {
    Path output = folder.resolveSibling(folder.getFileName() + ".out");
    try {
      int code =
          new ProcessBuilder(command)
              .directory(folder.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      String text = Files.readString(output);
      Files.delete(output);
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The address of a schema that no other test uses, and that does not exist yet. */
  String address() {
    return "postgresql://tester@127.0.0.1:"
        + port
        + "/postgres?schema=s"
        + SCHEMAS.incrementAndGet();
  }

  /** Makes a user who needs a password, and returns the address of a schema of theirs. */
  String lockedAddress(String password) {
    String sql = "CREATE ROLE locked SUPERUSER LOGIN PASSWORD '" + password + "'";
    program("psql", "-h", "127.0.0.1", "-p", "" + port, "-U", "tester", "-c", sql, "postgres");
    return address().replace("tester", "locked");
  }

  /** Everything that is in the database, as text. */
  String dump() {
    return program(
        "pg_dump", "-h", "127.0.0.1", "-p", "" + port, "-U", "tester", "--inserts", "postgres");
  }
}
