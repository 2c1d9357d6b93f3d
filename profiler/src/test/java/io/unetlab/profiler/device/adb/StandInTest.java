package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.adb.standin.Sandbox;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the real adb, on its way to a stand-in for a device. */
@Tag("slow")
abstract class StandInTest {

  static final long STORE_LIMIT = 1L << 30;

  static final String GOOD_AGENT =
      """
      echo "$@" >$root/arguments
      echo "$LD_LIBRARY_PATH|$CLASSPATH|$PWD" >$root/environment
      echo '{"line":"hello","schema":1}'
      echo 'a word of warning' >&2
      echo '{"line":"end","ok":true,"n":0,"peak_bytes":0}'
      """;

  /** Prints a line, then waits for nothing. */
  static final String ENDLESS_AGENT =
      """
      echo '{"line":"hello","schema":1}'
      exec sleep 1000
      """;

  @TempDir private static Path home;
  static AdbServer server;

  @TempDir Path folder;
  Sandbox sandbox;
  StandInDevice device;
  Path jar;
  Path library;

  @BeforeAll
  static void startServer() throws IOException {
    server = AdbServer.start(home);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void connect() throws IOException {
    sandbox = new Sandbox(Files.createDirectory(folder.resolve("device")));
    device = new StandInDevice(sandbox);
    jar = Files.writeString(folder.resolve("agent.jar"), "classes");
    library = Files.write(folder.resolve("libruntime.so"), new byte[300_000]);
    sandbox.agent(GOOD_AGENT);
    server.connect(device);
  }

  @AfterEach
  void disconnect() throws IOException {
    server.disconnect(device);
    device.close();
  }

  DeviceTransport open() {
    return open(server.adb(), device("any"), program());
  }

  DeviceTransport open(Adb adb, Device wanted, AgentProgram program) {
    return AdbTransport.open(adb, wanted, program, sandbox.base(), STORE_LIMIT);
  }

  AgentProgram program() {
    return new AgentProgram(List.of(jar), List.of(library));
  }

  static Device device(String serial) {
    return new Device(
        "test",
        "Test",
        serial.equals("any") ? Optional.empty() : Optional.of(serial),
        Optional.empty(),
        "arm64-v8a",
        OptionalInt.of(26),
        new Device.Runtime(Device.RuntimeKind.ONNXRUNTIME, Path.of("runtime.aar"), "00"),
        4,
        Optional.empty(),
        List.of(),
        DeviceLimits.USUAL,
        LatencyProtocol.QUICK);
  }

  static AgentCall call(long deadlineSeconds) {
    return new AgentCall(List.of(), List.of(), Optional.empty(), deadlineSeconds);
  }

  static void age(String file, long days) throws IOException {
    Files.setLastModifiedTime(
        Path.of(file).getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  List<String> kept() throws IOException {
    return names(Path.of(sandbox.base(), "store"), "");
  }

  List<String> runs() throws IOException {
    return names(Path.of(sandbox.base()), "run-");
  }

  private static List<String> names(Path folder, String prefix) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }

  void assertNothingLeft() throws IOException {
    assertThat(runs()).isEmpty();
  }

  Optional<ProcessHandle> agent() throws IOException {
    return ProcessHandle.of(Long.parseLong(sandbox.read("agent.pid")))
        .filter(ProcessHandle::isAlive);
  }

  void assertAgentGone() throws IOException {
    agent().ifPresent(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  static void assertRefused(Runnable action, String... words) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.transportLost()).isFalse())
        .message()
        .contains(words);
  }

  static void assertLost(Runnable action, String... words) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.transportLost()).isTrue())
        .message()
        .contains(words);
  }
}
