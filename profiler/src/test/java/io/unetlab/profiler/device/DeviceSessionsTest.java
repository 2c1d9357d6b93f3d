package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceSessions.Labelled;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sessions run at once, each for itself, and never two on one device. */
class DeviceSessionsTest {

  private static final Labelled DESKTOP = new Labelled("desktop", Devices.named("desktop"));
  private static final Labelled ONE = phone("one.yaml", "1A");
  private static final Labelled TWO = phone("two.yaml", "2B");

  private static Labelled phone(String label, String serial) {
    return phone(label, serial, Optional.empty());
  }

  private static Labelled phone(String label, String serial, Optional<AdbHost> host) {
    Device device =
        new Device(
            "phone",
            "Phone",
            Optional.of(serial).filter(it -> !it.isEmpty()),
            host,
            "arm64-v8a",
            OptionalInt.of(26),
            new Device.Runtime(Device.RuntimeKind.ONNXRUNTIME, Path.of("any.aar"), "00"),
            4,
            Optional.empty(),
            List.of(),
            DeviceLimits.USUAL,
            LatencyProtocol.QUICK);
    return new Labelled(label, device);
  }

  private static DeviceRun run(Device device) {
    DeviceFacts target =
        new DeviceFacts(
            DeviceKind.SIMULATED,
            "Any",
            "Any 1",
            "Chip",
            device.abi(),
            OptionalInt.of(1),
            Map.of());
    BenchRun nothing = new BenchRun(device.protocol(), 1, List.of(), List.of(), false);
    return new DeviceRun(device, target, nothing, List.of(), Optional.empty());
  }

  /** Each waits for the others, which would never come if they came one after another. */
  @Test
  void allRunAtOnceAndKeepTheirOrder() {
    List<Labelled> devices = List.of(TWO, DESKTOP, ONE);
    CountDownLatch there = new CountDownLatch(devices.size());
    List<DeviceOutcome> outcomes =
        DeviceSessions.measure(
            devices,
            it -> {
              there.countDown();
              assertThat(met(there)).isTrue();
              return run(it.device());
            });
    assertThat(outcomes)
        .containsExactly(
            new DeviceOutcome.Measured("two.yaml", run(TWO.device())),
            new DeviceOutcome.Measured("desktop", run(DESKTOP.device())),
            new DeviceOutcome.Measured("one.yaml", run(ONE.device())));
  }

  private static boolean met(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDeviceThatFailsLosesNoOther() {
    List<DeviceOutcome> outcomes =
        DeviceSessions.measure(
            List.of(ONE, TWO),
            it -> {
              if (it.equals(ONE)) {
                throw DeviceException.refused("too hot");
              }
              return run(it.device());
            });
    assertThat(outcomes)
        .containsExactly(
            new DeviceOutcome.Failed("one.yaml", "too hot"),
            new DeviceOutcome.Measured("two.yaml", run(TWO.device())));
  }

  @Test
  void aFaultOfOursIsNoDevicesFailure() {
    assertThatThrownBy(
            () ->
                DeviceSessions.measure(
                    List.of(ONE, TWO),
                    it -> {
                      throw new UnsupportedOperationException("a fault");
                    }))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("a fault");
  }

  @Test
  void noDeviceIsMeasuredOnTwice() {
    assertRefused(
        List.of(ONE, DESKTOP, phone("again.yaml", "1A")),
        "one.yaml and again.yaml are both device 1A");
    assertRefused(List.of(DESKTOP, ONE, DESKTOP), "desktop and desktop are both this machine");
  }

  @Test
  void amongSeveralPhonesEachNamesItsSerial() {
    Labelled any = phone("any.yaml", "");
    assertRefused(List.of(ONE, any), "any.yaml names no serial");
    assertThat(DeviceSessions.measure(List.of(any, DESKTOP), it -> run(it.device()))).hasSize(2);
  }

  @Test
  void hostsHaveTheirOwnSerials() {
    Optional<AdbHost> host = AdbHost.parse("lab-3");
    Labelled there = phone("there.yaml", "1A", host);
    assertThat(DeviceSessions.measure(List.of(ONE, there), it -> run(it.device()))).hasSize(2);
    Labelled any = phone("any.yaml", "", host);
    assertThat(DeviceSessions.measure(List.of(ONE, any), it -> run(it.device()))).hasSize(2);
    assertRefused(List.of(there, any), "any.yaml names no serial");
    assertRefused(
        List.of(there, phone("again.yaml", "1A", host)),
        "there.yaml and again.yaml are both device 1A at lab-3:5037");
  }

  private static void assertRefused(List<Labelled> devices, String message) {
    assertThatThrownBy(
            () ->
                DeviceSessions.measure(
                    devices,
                    it -> {
                      throw new AssertionError("nothing may begin");
                    }))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining(message);
  }
}
