package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Devices that cannot be used, and files that do not arrive: each says why and leaves nothing. */
class AdbRefusalTest extends StandInTest {

  @Test
  void anUnauthorizedDeviceIsRefusedWithWhatToDo() {
    server.disconnect(device);
    device.deny();
    server.connect(device);
    assertRefused(this::open, device.serial(), "unauthorized", "allow USB debugging");
  }

  @Test
  void severalDevicesAreListed() throws IOException {
    try (StandInDevice second = new StandInDevice(sandbox)) {
      server.connect(second);
      assertRefused(this::open, device.serial(), second.serial(), "name the one to use");
      try (DeviceTransport named = open(server.adb(), device(second.serial()), program())) {
        assertThat(named.target().facts()).containsEntry("serial", second.serial());
      }
      server.disconnect(second);
    }
  }

  @Test
  void noDeviceAndAnUnknownOneAreRefused() {
    assertRefused(
        () -> open(server.adb(), device("0A1B"), program()), "0A1B", "not among", device.serial());
    server.disconnect(device);
    assertRefused(this::open, "adb sees no device", "USB debugging");
  }

  @Test
  void aDeviceOutOfReachIsRefused() throws InterruptedException {
    device.unplug();
    while (server.adb().devices().get(0).ready()) {
      Thread.sleep(20);
    }
    assertRefused(this::open, device.serial(), "offline");
  }

  @Test
  void anOldSystemAndAnotherProcessorAreRefused() {
    sandbox.property("[ro.build.version.sdk]: [25]");
    assertRefused(this::open, "API level 25", "at least 26");
    sandbox.property("[ro.product.cpu.abilist]: [x86_64,x86]");
    assertRefused(this::open, "does not run arm64-v8a", "x86_64,x86");
  }

  @Test
  void aFullDeviceIsRefusedBeforeAnythingIsPushed() throws IOException {
    sandbox.space(30_000);
    try (DeviceTransport transport = open()) {
      assertRefused(() -> transport.push(List.of(library)), "29 MiB free", "64 MiB are needed");
    }
    assertThat(device.pushes()).isZero();
    assertNothingLeft();
  }

  @Test
  void aSpoiledPushIsNotKept() throws IOException {
    device.spoilPushes();
    try (DeviceTransport transport = open()) {
      assertThatThrownBy(() -> transport.push(List.of(library)))
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.transportLost()).isTrue())
          .hasMessageContaining("libruntime.so did not arrive intact");
    }
    assertThat(kept()).isEmpty();
    assertNothingLeft();
  }

  @Test
  void aPushThatTakesTooLongIsGivenUp() throws IOException {
    device.lingerOnPushes(2000);
    Patience hasty =
        new Patience(
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            1 << 20,
            Duration.ofSeconds(2));
    try (DeviceTransport transport = open(server.with(hasty), device("any"), program())) {
      assertLost(() -> transport.push(List.of(library)), "adb did not end within 1 s", "push");
    }
    assertThat(kept()).isEmpty();
  }

  @Test
  void filesThatWentAwayAreMissed() {
    try (DeviceTransport transport = open()) {
      AgentCall call = new AgentCall(List.of("/gone.onnx"), List.of(), Optional.empty(), 30);
      assertRefused(() -> transport.run(call, line -> {}), "are gone", "/gone.onnx");
    }
  }
}
