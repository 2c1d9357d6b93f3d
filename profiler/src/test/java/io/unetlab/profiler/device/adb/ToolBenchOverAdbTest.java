package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.DeviceBench;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.profiler.latency.ToolTiming;
import io.unetlab.profiler.litert.ToolNetworks;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.TinyNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Networks on LiteRT's tool, in the rounds of every device: written, pushed by the real adb, run,
 * and the log read. A script stands for the tool and prints its formats.
 */
class ToolBenchOverAdbTest extends StandInTest {

  private static final List<BenchSubject> SUBJECTS =
      List.of(TinyNetworks.subject("md_tiny"), TinyNetworks.subject("sd15_tiny"));

  /** Three starts of ten runs. */
  private static final LatencyProtocol PROTOCOL =
      LatencyProtocol.named("test")
          .warmup(2, 0)
          .minRuns(30)
          .seconds(0, 60)
          .rounds(3)
          .budgetSeconds(3600)
          .requiredRuns(30)
          .bootstrap(100)
          .calibrationRuns(5)
          .limits(10, 10, 10)
          .build();

  private Path tool;

  @BeforeEach
  void copyTheTool() throws IOException {
    tool = Files.copy(Path.of("src/test/resources/litert/benchmark_model.sh"), folder.resolve("t"));
  }

  private DeviceRun measure(String mode, String... delegates) throws IOException {
    return measure(mode, event -> {}, delegates);
  }

  private DeviceRun measure(String mode, Consumer<LatencyEvent> listener, String... delegates)
      throws IOException {
    sandbox.file("tool-mode", mode);
    Device device =
        new Device(
            "test",
            "Test",
            Optional.empty(),
            Optional.empty(),
            "arm64-v8a",
            OptionalInt.of(26),
            new Device.Runtime(RuntimeKind.BENCHMARK_MODEL, tool, Sha256.of(tool)),
            4,
            Optional.of("f0"),
            List.of(delegates),
            DeviceLimits.USUAL,
            PROTOCOL);
    try (DeviceTransport transport =
        AdbTransport.open(
            server.adb(), device, new ToolProgram(tool), sandbox.base(), STORE_LIMIT)) {
      DeviceGate gate = new DeviceGate(DeviceLimits.USUAL, transport::state, seconds -> {});
      return new DeviceBench(device, transport, gate, 1, "unetlab test", listener)
          .measure(SUBJECTS, ToolNetworks.writer(device));
    }
  }

  private List<String> starts() throws IOException {
    return sandbox.read("tool-arguments").lines().toList();
  }

  /** The tool prints no single run: each of its starts is one sample, the median of its runs. */
  @Test
  void aStartOfTheToolIsOneSampleOfARound() throws IOException {
    DeviceRun run = measure("whole", "GPU");

    assertThat(run.bench().failed()).isEmpty();
    assertThat(run.target().kind()).isEqualTo(DeviceKind.SIMULATED);
    for (LatencyRecord record : run.bench().measured()) {
      assertThat(record.measured().samples())
          .extracting(LatencySample::round)
          .containsExactly(0, 1, 2);
      assertThat(record.measured().summary().n()).isEqualTo(30);
      assertThat(record.measured().loadNanos()).isEqualTo(51_200_000);
      // Of each start's warm-up of two, only the very first run is reported apart.
      assertThat(record.measured().warmupRuns()).isEqualTo(1 + 2 + 2);
      assertThat(record.verdict().reasons()).isEmpty();
    }
    // The kernel before the rounds and after each; no start lists operators.
    assertThat(starts()).hasSize(4 + 3 * 2);
    assertThat(run.bench().againstFirst().get(0).relative().ratio()).isPresent();
    assertNothingLeft();
  }

  @Test
  void theRecordSaysWhatRanItAndHow() throws IOException {
    LatencyProvenance provenance = measure("whole", "GPU").bench().measured().get(0).provenance();

    assertThat(provenance.runtime()).isEqualTo("benchmark_model");
    assertThat(provenance.runtimeVersion())
        .isEqualTo("SHA-256 " + Sha256.of(tool).substring(0, 12));
    assertThat(provenance.precision()).isEqualTo("float32");
    assertThat(provenance.threads()).isEqualTo(4);
    assertThat(provenance.target().facts())
        .containsEntry("delegate", "gpu")
        .containsEntry("affinity", "f0");
    ToolTiming timing = provenance.toolTiming().orElseThrow();
    assertThat(timing.sha256()).isEqualTo(Sha256.of(tool));
    assertThat(timing.statistic()).isEqualTo(Statistic.MEDIAN);
    assertThat(timing.runs()).containsExactly(10L, 10L, 10L);
    assertThat(timing.placement().words())
        .isEqualTo("GPU executed everything (559 of 559 nodes, 1 partition)");
  }

  @Test
  void theToolGetsTheDeviceFilesOptions() throws IOException {
    measure("whole", "GPU");

    assertThat(starts().get(0))
        .startsWith("--graph=" + sandbox.base() + "/store/")
        .contains(".tflite --num_threads=4 --warmup_runs=1 --warmup_min_secs=0.0 --num_runs=5 ");
    assertThat(starts().get(1))
        .contains(" --warmup_runs=2 --warmup_min_secs=0.0 --num_runs=10 --min_secs=0.0")
        .endsWith(
            " --max_secs=20.0 --use_gpu=true --gpu_precision_loss_allowed=false"
                + " --gpu-precision=fp32");
    assertThat(sandbox.read("mask")).isEqualTo("f0");
  }

  /** Where something is left to the CPU's kernels, one more start lists what. */
  @Test
  void whatFellBackIsInTheRecord() throws IOException {
    DeviceRun run = measure("part", "GPU");

    assertThat(run.bench().failed()).isEmpty();
    for (LatencyRecord record : run.bench().measured()) {
      Placement placement = record.provenance().toolTiming().orElseThrow().placement();
      assertThat(placement.asked()).contains("gpu");
      assertThat(placement.shares())
          .containsExactly(share("GPU", 540, 559, 3), share("XNNPACK", 17, 20, 5));
      assertThat(placement.left()).contains(Map.of("RESIZE_NEAREST_NEIGHBOR", 2, "GATHER", 1));
      assertThat(record.measured().samples()).hasSize(3);
    }
    assertThat(starts().stream().filter(it -> it.contains("--enable_op_profiling"))).hasSize(2);
    assertThat(run.log()).hasSize(6);
  }

  private static Placement.Share share(String name, long nodes, long of, int partitions) {
    return new Placement.Share(
        name,
        Placement.Extent.IN_PART,
        OptionalLong.of(nodes),
        OptionalLong.of(of),
        OptionalInt.of(partitions));
  }

  @Test
  void withoutADelegateItIsTheToolsChoice() throws IOException {
    DeviceRun run = measure("whole");

    LatencyProvenance provenance = run.bench().measured().get(0).provenance();
    assertThat(provenance.target().facts()).containsEntry("delegate", "the tool's choice");
    assertThat(provenance.toolTiming().orElseThrow().placement().words())
        .isEqualTo(
            "XNNPACK executed a part (17 of 20 nodes, 5 partitions); the runtime's own kernels executed"
                + " 1 GATHER, 2 RESIZE_NEAREST_NEIGHBOR");
    assertThat(starts()).noneMatch(it -> it.matches(".* --use_(gpu|nnapi|xnnpack)=.*"));
  }

  /** A latency of the CPU is never shown as one of the GPU. */
  @Test
  void aDelegateThatExecutesNothingIsRefused() {
    assertRefused(
        () -> measured("nothing", "GPU"),
        "the calibration kernel failed: the gpu delegate was asked for, but GPU executed nothing");
  }

  /** The GPU takes the whole network in the first round, and in later ones only a part. */
  @Test
  void aNetworkThatRunsNowHereNowThereFails() throws IOException {
    DeviceRun run =
        measure(
            "whole",
            event -> {
              if (event.kind() == LatencyEvent.Kind.MEASURED) {
                sandbox.file("tool-mode", "part");
              }
            },
            "GPU");

    assertThat(run.bench().measured()).hasSize(1);
    assertThat(run.bench().failed())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.reason())
                    .startsWith("at first GPU executed everything (559 of 559 nodes, 1 partition)")
                    .contains("; now GPU executed a part (540 of 559 nodes, 3 partitions)"));
  }

  /** It does not say what executed the network; but it can be told to run on the GPU alone. */
  @Test
  void theToolForCompiledModelsMeasuresToo() throws IOException {
    DeviceRun run = measure("compiled", "GPU");

    assertThat(run.bench().failed()).isEmpty();
    LatencyRecord record = run.bench().measured().get(0);
    assertThat(record.measured().loadNanos()).isEqualTo(51_200_000);
    ToolTiming timing = record.provenance().toolTiming().orElseThrow();
    assertThat(timing.statistic()).isEqualTo(Statistic.MEDIAN);
    assertThat(timing.placement().words()).isEqualTo("GPU executed everything");
  }

  @Test
  void whatTheToolForCompiledModelsDoesNotSayIsUnknown() throws IOException {
    DeviceRun run = measure("mixed", "GPU");

    assertThat(run.bench().failed()).isEmpty();
    for (LatencyRecord record : run.bench().measured()) {
      assertThat(record.provenance().toolTiming().orElseThrow().placement().words())
          .isEqualTo("the runtime mentions no delegate");
    }
  }

  /** The tool only warns of an option that it does not know, and measures the CPU. */
  @Test
  void anOptionThatTheToolIgnoresIsRefused() {
    assertRefused(
        () -> measured("old", "GPU"),
        "benchmark_model gave no result: it does not know --use_gpu=true");
  }

  @Test
  void aToolThatFailsSaysWhatItSaid() {
    assertRefused(
        () -> measured("broken"),
        "the calibration kernel failed: benchmark_model failed; exit code 1",
        "Failed to load model");
  }

  private void measured(String mode, String... delegates) {
    try {
      measure(mode, delegates);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
