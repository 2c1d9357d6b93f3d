package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.unetlab.profiler.device.AdbHost;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The real adb with a server of its own, which knows no device but those of a test. */
final class AdbServer implements AutoCloseable {

  /** Enough for a device on this machine, even a busy one. */
  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          1 << 20,
          Duration.ofSeconds(2));

  private final Map<String, String> environment;
  private final Path binary;
  private final Adb adb;

  private AdbServer(Path binary, Map<String, String> environment) {
    this.binary = binary;
    this.environment = environment;
    this.adb = with(PATIENCE);
  }

  /**
   * Skips the test where there is no adb, or fails it where {@code UNETLAB_TESTS_NEED_ADB} says
   * that there has to be one.
   */
  static AdbServer start(Path home) throws IOException {
    Path binary = installed();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("HOME", home.toString());
    environment.put("ANDROID_ADB_SERVER_PORT", String.valueOf(freePort()));
    return new AdbServer(binary, environment);
  }

  private static Path installed() {
    try {
      return AdbBinary.find(System.getenv());
    } catch (DeviceException e) {
      String reason = "needs the adb program: " + e.getMessage();
      return Boolean.parseBoolean(System.getenv("UNETLAB_TESTS_NEED_ADB"))
          ? fail(reason)
          : abort(reason);
    }
  }

  // Below the ports that systems give to sockets without a port: a stand-in device, bound before
  // adb starts its server, could be given the server's, and adb waits for its answer without end.
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        continue; // another program's
      }
    }
  }

  Adb adb() {
    return adb;
  }

  Adb with(Patience patience) {
    return new Adb(binary, environment, patience, Optional.empty());
  }

  /** This server as a host's. */
  AdbHost host() {
    int port = Integer.parseInt(Objects.requireNonNull(environment.get("ANDROID_ADB_SERVER_PORT")));
    return new AdbHost("localhost", port);
  }

  Path binary() {
    return binary;
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  void connect(StandInDevice device) {
    adb.run(Duration.ofSeconds(60), "disconnect", device.serial());
    Output output = adb.run(Duration.ofSeconds(60), "connect", device.serial());
    assertThat(output.out()).contains(device.serial());
  }

  void disconnect(StandInDevice device) {
    adb.run(Duration.ofSeconds(60), "disconnect", device.serial());
  }

  @Override
  public void close() {
    adb.run(Duration.ofSeconds(60), "kill-server");
  }
}
