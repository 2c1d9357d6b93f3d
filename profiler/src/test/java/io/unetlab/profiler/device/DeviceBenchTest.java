package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.TinyNetworks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks on a device take turns; what breaks is tried again and counts for nothing. */
@Tag("slow")
class DeviceBenchTest {

  private static final LatencyProtocol PROTOCOL =
      LatencyProtocol.named("test")
          .warmup(1, 0)
          .minRuns(4)
          .seconds(0, 5)
          .rounds(2)
          .budgetSeconds(60)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(2)
          .limits(10, 10, 10)
          .build();

  private static final List<BenchSubject> SUBJECTS =
      List.of(TinyNetworks.subject("md_tiny"), TinyNetworks.subject("sd15_tiny"));

  private static Device device(List<String> providers) {
    return device(providers, PROTOCOL);
  }

  private static Device device(List<String> providers, LatencyProtocol protocol) {
    return new Device(
        "here",
        "Here",
        Optional.empty(),
        Optional.empty(),
        "x86_64",
        OptionalInt.empty(),
        new Device.Runtime(RuntimeKind.ONNXRUNTIME, Path.of(""), ""),
        1,
        Optional.empty(),
        providers,
        DeviceLimits.USUAL,
        protocol);
  }

  private static DeviceRun measure(DeviceTransport transport, List<String> providers) {
    DeviceGate gate = new DeviceGate(DeviceLimits.USUAL, transport::state, seconds -> {});
    return new DeviceBench(device(providers), transport, gate, 1, "unetlab test", event -> {})
        .measure(SUBJECTS);
  }

  @Test
  void theAgentMeasuresOnThisMachine() {
    DeviceRun run = measure(new DesktopTransport(), List.of());

    assertThat(run.bench().failed()).isEmpty();
    assertThat(run.target().kind()).isEqualTo(DeviceKind.DESKTOP);
    assertThat(run.bench().measured())
        .extracting(record -> record.measured().name())
        .containsExactly("md_tiny", "sd15_tiny");
    for (LatencyRecord record : run.bench().measured()) {
      assertThat(record.measured().samples())
          .extracting(LatencySample::round)
          .containsExactly(0, 0, 1, 1);
      assertThat(record.measured().samples())
          .extracting(LatencySample::startNanos)
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(record.provenance().target().kind()).isEqualTo(DeviceKind.DESKTOP);
      assertThat(record.provenance().runtimeVersion()).startsWith("1.");
      assertThat(run.sustained(record.measured().name()).points()).hasSize(2);
    }
    assertThat(run.log()).extracting(RoundLog::round).containsExactly(0, 0, 1, 1);
  }

  /** As on this machine, the budget counts from when loading began: the kernel's first runs too. */
  @Test
  void theBudgetCountsFromTheFirstLoading() {
    LatencyProtocol protocol =
        LatencyProtocol.named("test")
            .warmup(1, 0)
            .minRuns(4)
            .seconds(0, 5)
            .rounds(5)
            .budgetSeconds(40)
            .requiredRuns(2)
            .bootstrap(100)
            .calibrationRuns(2)
            .limits(10, 10, 10)
            .build();
    Ticking transport = new Ticking();
    DeviceGate gate = new DeviceGate(DeviceLimits.USUAL, transport::state, seconds -> {});
    DeviceRun run =
        new DeviceBench(
                device(List.of(), protocol),
                transport,
                gate,
                1,
                "unetlab test",
                event -> {},
                transport.nanos::get)
            .measure(SUBJECTS.subList(0, 1));

    assertThat(run.log()).extracting(RoundLog::round).containsExactly(0, 1, 2);
    assertThat(run.log()).extracting(it -> it.startNanos() / 1e9).containsExactly(5.0, 15.0, 25.0);
  }

  @Test
  void aBrokenTurnIsMadeAgainAndKeptApart() {
    Breaking transport = new Breaking(1);
    DeviceRun run = measure(transport, List.of());

    assertThat(run.bench().failed()).isEmpty();
    List<RoundLog> lost = run.log().stream().filter(turn -> turn.lost().isPresent()).toList();
    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).partial()).hasSize(1);
    assertThat(lost.get(0).lost().orElseThrow())
        .contains("breaks off", "exit code 137", "it says: Killed");
    assertThat(run.bench().measured())
        .allSatisfy(record -> assertThat(record.measured().samples()).hasSize(4));
  }

  @Test
  void whatBreaksAgainAndAgainFails() {
    DeviceRun run = measure(new Breaking(Integer.MAX_VALUE), List.of());

    assertThat(run.bench().measured()).isEmpty();
    assertThat(run.bench().failed())
        .extracting(LatencyResult.Failed::name, LatencyResult.Failed::stage)
        .containsExactly(tuple("md_tiny", "round 1"), tuple("sd15_tiny", "round 1"));
    assertThat(run.bench().failed().get(0).reason()).contains("broke off 3 times");
  }

  @Test
  void aDeviceThatGetsTooHotKeepsWhatWasMeasured() {
    DesktopTransport transport = new DesktopTransport();
    int[] asked = {0};
    // The kernel, two networks and the kernel: the first round is whole.
    DeviceGate gate =
        new DeviceGate(DeviceLimits.USUAL, () -> asked[0]++ < 4 ? cool() : hot(), seconds -> {});

    DeviceRun run =
        new DeviceBench(device(List.of()), transport, gate, 1, "unetlab test", event -> {})
            .measure(SUBJECTS);

    assertThat(run.stopped().orElseThrow())
        .startsWith("stopped in round 2: the device may not be measured on");
    assertThat(run.bench().measured())
        .hasSize(2)
        .allSatisfy(record -> assertThat(record.measured().samples()).hasSize(2));
  }

  private static DeviceState cool() {
    return new DeviceState(
        OptionalInt.of(0), Map.of(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());
  }

  private static DeviceState hot() {
    return new DeviceState(
        OptionalInt.of(3), Map.of(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());
  }

  @Test
  void aProviderThatTheRuntimeLacksFailsTheKernelToo() {
    assertThatThrownBy(() -> measure(new DesktopTransport(), List.of("QNN")))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("calibration kernel")
        .hasMessageContaining("QNN");
  }

  /** A device on which every run of the agent takes 5 s of a clock of its own. */
  private static final class Ticking implements DeviceTransport {

    private final AtomicLong nanos = new AtomicLong(-777);

    @Override
    public DeviceFacts target() {
      return DeviceFacts.of(HostFacts.read());
    }

    @Override
    public DeviceState state() {
      return DeviceState.UNKNOWN;
    }

    @Override
    public Map<Path, String> push(List<Path> files) {
      return files.stream().collect(Collectors.toMap(it -> it, Path::toString));
    }

    @Override
    public AgentExit run(AgentCall call, Consumer<String> lines) {
      nanos.addAndGet(5_000_000_000L);
      Stream.of(
              AgentLines.HELLO,
              AgentLines.LOAD,
              AgentLines.FIRST,
              AgentLines.sample(0),
              AgentLines.sample(1),
              AgentLines.CHECK,
              AgentLines.end(true, 2))
          .forEach(lines);
      return new AgentExit(0, "");
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }

  /**
   * This machine, where the output for a network breaks off after the first sample this many times.
   */
  private static final class Breaking implements DeviceTransport {

    private final DesktopTransport real = new DesktopTransport();
    private int left;
    private int calls;

    Breaking(int times) {
      left = times;
    }

    @Override
    public DeviceFacts target() {
      return real.target();
    }

    @Override
    public DeviceState state() {
      return real.state();
    }

    @Override
    public Map<Path, String> push(List<Path> files) {
      return real.push(files);
    }

    @Override
    public AgentExit run(AgentCall call, Consumer<String> lines) {
      // The first call is the calibration kernel's.
      if (calls++ == 0 || isKernel(call) || left == 0) {
        return real.run(call, lines);
      }
      left--;
      List<String> kept = new ArrayList<>();
      real.run(call, kept::add);
      for (String line : kept) {
        lines.accept(line);
        if (line.contains("\"sample\"")) {
          break;
        }
      }
      return new AgentExit(137, "Killed");
    }

    private static boolean isKernel(AgentCall call) {
      return call.arguments().contains(String.valueOf((double) Integer.MAX_VALUE));
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
