package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A model of a device is not continued with another build, delegate, form or set of CPUs. */
final class DeviceClockTest {

  private static final String SUM = "0123456789abcdef".repeat(4);

  private static Device device(RuntimeKind kind, List<String> providers, Optional<String> mask) {
    return new Device(
        "phone",
        "A phone",
        Optional.empty(),
        Optional.empty(),
        "arm64-v8a",
        OptionalInt.of(26),
        new Device.Runtime(
            kind,
            Path.of("tools", "runtime"),
            SUM,
            new TfliteOptions(ElementType.FLOAT32, TfliteForm.COMPOSITES)),
        4,
        mask,
        providers,
        DeviceLimits.USUAL,
        LatencyProtocol.QUICK);
  }

  @Test
  void theVersionNamesTheBuildAndWhatExecutesNetworks() {
    assertThat(
            DeviceClock.build(
                device(RuntimeKind.BENCHMARK_MODEL, List.of("GPU"), Optional.of("f0"))))
        .isEqualTo("runtime, SHA-256 0123456789ab, GPU, composites, affinity f0");
    assertThat(DeviceClock.build(device(RuntimeKind.ONNXRUNTIME, List.of(), Optional.empty())))
        .isEqualTo("runtime, SHA-256 0123456789ab");
  }
}
