package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.AdbHost;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.adb.standin.Sandbox;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices on the adb servers of hosts: the real adb is told where the server is, and never starts
 * or ends one there.
 */
@Timeout(120)
class AdbHostsTest extends StandInTest {

  private static final Patience HASTY =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          1 << 20,
          Duration.ofSeconds(2));

  private static final Patience SHORT_OF_ANSWERS =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          1 << 20,
          Duration.ofSeconds(2));

  @TempDir private Path otherHome;

  private static Adb at(AdbHost host, Patience patience) {
    // The environment names no server, as on a machine without devices of its own.
    return new Adb(server.binary(), environment(), patience, Optional.of(host));
  }

  private static Map<String, String> environment() {
    return Map.of("HOME", server.environment().get("HOME"), "PATH", System.getenv("PATH"));
  }

  private DeviceTransport open(AdbHost host, String serial) {
    return open(at(host, AdbServer.PATIENCE), device(serial), program());
  }

  @Test
  void filesGoThroughTheHostsServer() throws IOException {
    try (DeviceTransport transport = open(server.host(), "any")) {
      Path there = Path.of(transport.push(List.of(library)).get(library));
      assertThat(there).hasSameBinaryContentAs(library);
      assertThat(transport.run(call(30), line -> {}).code()).isZero();
      assertThat(transport.target().facts()).containsEntry("serial", device.serial());
    }
    assertNothingLeft();
  }

  @Test
  void twoHostsHaveTheirOwnDevices() throws IOException {
    Sandbox there = new Sandbox(Files.createDirectory(folder.resolve("there")));
    there.agent(GOOD_AGENT);
    try (AdbServer second = AdbServer.start(otherHome);
        StandInDevice other = new StandInDevice(there)) {
      second.connect(other);
      Device wanted = device("any");
      try (DeviceTransport one = open(server.host(), "any");
          DeviceTransport two =
              AdbTransport.open(
                  at(second.host(), AdbServer.PATIENCE),
                  wanted,
                  program(),
                  there.base(),
                  STORE_LIMIT)) {
        assertThat(one.target().facts()).containsEntry("serial", device.serial());
        assertThat(two.target().facts()).containsEntry("serial", other.serial());
        assertThat(one.run(call(30), line -> {}).code()).isZero();
        assertThat(two.run(call(30), line -> {}).code()).isZero();
      }
      second.disconnect(other);
    }
  }

  @Test
  void whatIsWrongThereNamesTheHost() {
    AdbHost host = server.host();
    assertRefused(() -> open(host, "0A1B"), "0A1B", "adb at " + host, device.serial());
    server.disconnect(device);
    assertRefused(() -> open(host, "any"), "adb at " + host + " sees no device");
    device.deny();
    server.connect(device);
    assertRefused(() -> open(host, "any"), device.serial() + " at " + host, "unauthorized");
  }

  /** By the name localhost, adb itself would start a server here. */
  @Test
  void noServerIsStartedInPlaceOfAClosedTunnel() throws IOException {
    AdbHost host;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      host = new AdbHost("localhost", free.getLocalPort());
    }
    assertLost(
        () -> open(host, "any"),
        "the adb server at " + host + " cannot be reached",
        "is the tunnel open? ssh -N -L " + host.port() + ":localhost:5037 HOST");
    assertLost(() -> open(host, "any"), "cannot be reached");
  }

  /** adb itself would end it, and start one of its own version. */
  @Test
  void aServerOfAnotherVersionIsLeftAlone() throws IOException {
    try (FakeAdbServer other = new FakeAdbServer("OKAY00040028")) {
      assertRefused(
          () -> open(other.host(), "any"),
          "the adb server at " + other.host() + " is of version 40",
          "the adb program here of ",
          "install the same platform tools on both");
      assertThat(other.requests()).containsExactly("host:version");
    }
  }

  @Test
  void whatIsNoAdbServerIsNamed() throws IOException {
    try (FakeAdbServer web = new FakeAdbServer("HTTP/1.1 400 Bad Request")) {
      assertRefused(() -> open(web.host(), "any"), "is no adb server", "the usual one is 5037");
    }
    try (FakeAdbServer silent = new FakeAdbServer("")) {
      assertLost(
          () -> open(silent.host(), "any"),
          "ended the connection without an answer",
          "adb start-server on the host that the tunnel leads to");
    }
    AdbHost nowhere = new AdbHost("no-such-host.invalid", 5037);
    assertRefused(() -> open(nowhere, "any"), "no-such-host.invalid:5037 is unknown here");
  }

  @Test
  void aServerThatEndsInMidRunLosesTheRun() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    AdbHost host;
    try (AdbServer second = AdbServer.start(otherHome);
        StandInDevice other = new StandInDevice(sandbox)) {
      second.connect(other);
      host = second.host();
      DeviceTransport transport = open(at(host, HASTY), device("any"), program());
      try (transport) {
        assertLost(
            () -> transport.run(call(60), line -> second.close()),
            "the way to device " + other.serial() + " at " + host + " broke");
        assertLost(transport::awaitReturn, "the adb server at " + host + " cannot be reached");
      }
    }
    assertAgentGone();
    assertLost(() -> open(host, "any"), "cannot be reached");
  }

  /** A link that is cut closes no connection, so adb itself would wait for the whole deadline. */
  @Test
  void aHostThatIsCutOffInMidRunLosesTheRunLongBeforeItsDeadline() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    try (CutLink link = new CutLink(server.host().port())) {
      AdbHost host = new AdbHost("localhost", link.port());
      DeviceTransport transport = open(at(host, SHORT_OF_ANSWERS), device("any"), program());
      try (transport) {
        assertLost(
            () -> transport.run(call(600), line -> link.cut()),
            "the way to device " + device.serial() + " at " + host + " broke: the adb server at ",
            "did not answer within 2 s");
        link.join();
        transport.awaitReturn();
        sandbox.agent(GOOD_AGENT);
        assertThat(transport.run(call(60), line -> {}).code()).isZero();
      }
    }
    assertNothingLeft();
  }
}
