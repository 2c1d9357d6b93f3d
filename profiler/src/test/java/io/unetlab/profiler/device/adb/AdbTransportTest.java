package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.DeviceTransportContract;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the way does when all is well. */
class AdbTransportTest extends StandInTest implements DeviceTransportContract {

  @Override
  public DeviceTransport newTransport() {
    return open();
  }

  @Override
  public AgentCall goodCall() {
    return call(30);
  }

  @Test
  void runsTheAgentAndLeavesTheStoreAlone() throws IOException {
    Path model = Files.writeString(folder.resolve("a model's file.onnx"), "network");
    List<String> lines = new ArrayList<>();
    try (DeviceTransport transport = open()) {
      Map<Path, String> places = transport.push(List.of(model));
      String place = places.get(model);
      AgentCall call =
          new AgentCall(List.of(place), List.of("--model", place), Optional.of("f0"), 30);
      assertThat(transport.run(call, lines::add).code()).isZero();
      assertThat(sandbox.read("arguments"))
          .startsWith("-Djava.library.path=" + sandbox.base() + "/store/")
          .endsWith(" / io.unetlab.agent.AgentMain --model " + place);
      assertThat(sandbox.read("mask")).isEqualTo("f0");
      assertThat(Files.readString(Path.of(place))).isEqualTo("network");
    }
    assertThat(lines)
        .containsExactly(
            "{\"line\":\"hello\",\"schema\":1}",
            "{\"line\":\"end\",\"ok\":true,\"n\":0,\"peak_bytes\":0}");
    assertNothingLeft();
    assertThat(kept()).hasSize(2);
  }

  @Test
  void theAgentFindsItsFilesAndRunsInItsOwnFolder() throws IOException {
    try (DeviceTransport transport = open()) {
      transport.run(call(30), line -> {});
    }
    String store = sandbox.base() + "/store/";
    String[] told = sandbox.read("environment").split("\\|");
    assertThat(told[0]).startsWith(store);
    assertThat(told[1]).isEqualTo(told[0] + "/agent.jar");
    assertThat(told[2]).startsWith(sandbox.base() + "/run-");
    Path classes = Path.of(told[1]);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(classes)))
        .isEqualTo("r--r--r--");
  }

  @Test
  void linesComeWhileTheAgentRuns() {
    sandbox.agent("echo first\nwhile [ ! -e $root/go ]; do sleep 0.05; done\necho second\n");
    List<String> lines = new ArrayList<>();
    try (DeviceTransport transport = open()) {
      transport.run(
          call(60),
          line -> {
            lines.add(line);
            sandbox.file("go", "");
          });
    }
    assertThat(lines).containsExactly("first", "second");
  }

  @Test
  void pushesOnlyWhatTheDeviceLacks() {
    try (DeviceTransport transport = open()) {
      Map<Path, String> first = transport.push(List.of(jar, library));
      assertThat(transport.push(List.of(jar, library))).isEqualTo(first);
    }
    try (DeviceTransport transport = open()) {
      transport.push(List.of(jar, library));
    }
    assertThat(device.pushes()).isEqualTo(2);
  }

  @Test
  void pushesAgainWhatTheDeviceKeptInPart() throws IOException {
    try (DeviceTransport transport = open()) {
      Path there = Path.of(transport.push(List.of(library)).get(library));
      Files.delete(there);
      Files.createFile(there);
      transport.push(List.of(library));
      assertThat(there).hasSameBinaryContentAs(library);
    }
  }

  @Test
  void overTheLimitTheSetUnusedForLongestGoes() throws IOException {
    Path other = Files.write(folder.resolve("other.bin"), new byte[300_000]);
    Path third = Files.write(folder.resolve("third.bin"), new byte[300_000]);
    try (DeviceTransport transport = open()) {
      age(transport.push(List.of(library)).get(library), 100);
      age(transport.push(List.of(other)).get(other), 200);
    }
    try (DeviceTransport transport =
        AdbTransport.open(server.adb(), device("any"), program(), sandbox.base(), 700_000)) {
      transport.push(List.of(third));
    }
    assertThat(kept())
        .extracting(it -> it.substring(65))
        .containsExactlyInAnyOrder("libruntime.so", "third.bin");
  }

  @Test
  void saysWhatItIsAndHowItIs() {
    try (DeviceTransport transport = open()) {
      DeviceFacts target = transport.target();
      assertThat(target.kind()).isEqualTo(DeviceKind.SIMULATED);
      assertThat(target.name()).isEqualTo("UNetLab Stand-in");
      assertThat(target.os()).isEqualTo("Android 14 (API 34)");
      assertThat(target.cores()).hasValue(8);
      assertThat(target.facts())
          .containsEntry("serial", device.serial())
          .containsEntry("screen", "Awake")
          .containsKey("kernel");
      DeviceState state = transport.state();
      assertThat(state.thermalStatus()).hasValue(0);
      assertThat(state.temperatures()).containsExactly(Map.entry("skin", 31.5));
      assertThat(state.batteryPercent()).hasValue(80);
      assertThat(state.batteryCelsius()).hasValue(25.3);
      assertThat(state.charging()).contains(true);
    }
  }

  @Test
  void coresThatAreNotToldAreUnknown() {
    sandbox.script("nproc", "exit 127");
    try (DeviceTransport transport = open()) {
      assertThat(transport.target().cores()).isEmpty();
    }
  }

  @Test
  void aClosedWayStaysClosed() {
    DeviceTransport transport = open();
    transport.close();
    assertRefused(() -> transport.push(List.of(jar)), "is closed");
  }
}
