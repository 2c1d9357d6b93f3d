package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LiteRtBench;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tool goes there with the file, runs, and its log is read; a script stands for the tool. */
class LiteRtBenchTest extends StandInTest {

  private static final String LOG =
      """
      STARTING!
      Num threads: [4]
      Loaded model a.tflite
      count=50 first=104000 curr=103000 min=102000 max=110000 avg=104000 std=1500
      Inference timings in us: Init: 17187, First inference: 351239, Warmup (avg): 351239, Inference (avg): 104000
      """;

  private Path model;
  private Path tool;

  @BeforeEach
  void writeFiles() throws IOException {
    model = Files.writeString(folder.resolve("a unet.tflite"), "flat");
    tool = folder.resolve("benchmark_model");
  }

  private ImportedFile measure(String script) throws IOException {
    Files.writeString(tool, "#!/bin/sh\n" + script);
    Device device =
        new Device(
            "test",
            "Test",
            Optional.empty(),
            Optional.empty(),
            "arm64-v8a",
            OptionalInt.of(26),
            new Device.Runtime(Device.RuntimeKind.BENCHMARK_MODEL, tool, "00"),
            4,
            Optional.of("f0"),
            List.of(),
            DeviceLimits.USUAL,
            LatencyProtocol.QUICK);
    try (DeviceTransport transport =
        AdbTransport.open(
            server.adb(), device, new ToolProgram(tool), sandbox.base(), STORE_LIMIT)) {
      DeviceGate gate = new DeviceGate(DeviceLimits.USUAL, transport::state, seconds -> {});
      return new LiteRtBench(device, transport, gate).measure(List.of(model));
    }
  }

  /** The tool's log goes to its error stream. */
  @Test
  void theToolsFigureIsInTheRecordWithTheDeviceItIsFrom() throws IOException {
    ImportedFile measured =
        measure("echo \"$@\" >../../../../../arguments\ncat >&2 <<'END'\n" + LOG + "END\n");

    assertThat(measured.latencies()).hasSize(1);
    ImportedLatency it = measured.latencies().get(0);
    assertThat(it.network().name()).isEqualTo("a unet");
    assertThat(it.network().modelSha256()).contains(Sha256.of(model));
    assertThat(it.latency().device().kind()).contains(DeviceKind.SIMULATED);
    assertThat(it.latency().device().name()).contains("UNetLab Stand-in");
    assertThat(it.latency().how()).isEqualTo(HowKnown.MEASURED_HERE);
    assertThat(it.latency().figures()).containsEntry(Statistic.AVERAGE, 104.0);
    assertThat(it.latency().runtime().facts())
        .containsEntry("affinity", "f0")
        .containsEntry("protocol", "quick");
    assertThat(sandbox.read("arguments"))
        .startsWith("--graph=" + sandbox.base() + "/store/")
        .contains("a unet.tflite --num_threads=4 ", " --num_runs=");
    assertThat(sandbox.read("mask")).isEqualTo("f0");
    assertNothingLeft();
  }

  @Test
  void aToolThatFailsSaysWhatItSaid() {
    assertThatThrownBy(() -> measure("echo 'Failed to load model' >&2\nexit 3\n"))
        .hasMessageContaining("benchmark_model failed on")
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("Failed to load model");
  }

  @Test
  void theToolForCompiledModelsIsReadToo() throws IOException {
    String block =
        """
        Num threads: [4]
        Loaded model a.tflite
        count=3 first=104000 curr=103000 min=102000 max=104000 avg=103000 std=1000
        [benchmark.h:89]
        ========== BENCHMARK RESULTS ==========
        [benchmark.h:94] Model initialization: 17.19 ms
        [benchmark.h:96] Warmup (first):       351.24 ms
        [benchmark.h:100] Inference (avg):      103.00 ms (3 runs)
        [benchmark.h:138] ======================================
        """;

    ImportedLatency it = measure("cat <<'END'\n" + block + "END\n").latencies().get(0);

    assertThat(it.latency().ms()).isEqualTo(103);
    assertThat(it.latency().n()).hasValue(3);
    assertThat(it.latency().figures()).containsEntry(Statistic.FIRST_RUN, 351.24);
  }

  @Test
  void anOptionThatTheToolIgnoresIsRefused() {
    String warning = "echo 'WARN: Unconsumed cmdline flags: --num_threads=4'\n";
    assertThatThrownBy(() -> measure(warning + "cat <<'END'\n" + LOG + "END\n"))
        .hasMessageContaining("benchmark_model does not know --num_threads=4");
  }

  @Test
  void outputWithoutAnyResultIsShown() {
    assertThatThrownBy(() -> measure("echo 'usage: benchmark_model --graph=FILE'\n"))
        .hasMessageContaining("printed no result")
        .hasMessageContaining("usage: benchmark_model --graph=FILE");
  }

  @Test
  void aLogWithoutItsEndIsNoResult() {
    assertThatThrownBy(() -> measure("echo STARTING!\necho 'Loaded model a.tflite'\n"))
        .isInstanceOf(SpecException.class);
  }
}
