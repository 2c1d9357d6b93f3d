package io.unetlab.ablations.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.AdbHost;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A phone keeps its latencies when it moves; an emulator is another on another host. */
final class DeviceTextTest {

  @Test
  void aPhoneIsTheSameOnEveryHost() {
    assertThat(text(DeviceKind.PHONE, "lab-3"))
        .isEqualTo(text(DeviceKind.PHONE, ""))
        .isEqualTo(
            "phone Any 39FX0, Android 14, Chip, arm64-v8a; onnxruntime 00, 4 threads, CPUs any,"
                + " providers ");
  }

  @Test
  void anEmulatorBelongsToItsHost() {
    assertThat(text(DeviceKind.EMULATOR, "")).startsWith("emulator Any 39FX0, Android 14");
    assertThat(text(DeviceKind.EMULATOR, "lab-3"))
        .startsWith("emulator Any 39FX0 at lab-3:5037, Android 14");
  }

  private static String text(DeviceKind kind, String host) {
    DeviceFacts facts =
        new DeviceFacts(
            kind,
            "Any",
            "Android 14",
            "Chip",
            "arm64-v8a",
            OptionalInt.of(8),
            Map.of("serial", "39FX0"));
    Device device =
        new Device(
            "phone",
            "Phone",
            Optional.empty(),
            AdbHost.parse(host),
            "arm64-v8a",
            OptionalInt.of(26),
            new Device.Runtime(Device.RuntimeKind.ONNXRUNTIME, Path.of("any.aar"), "00"),
            4,
            Optional.empty(),
            List.of(),
            DeviceLimits.USUAL,
            LatencyProtocol.QUICK);
    return DeviceMeasurer.text(facts, device);
  }
}
