package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.AgentExit;
import io.unetlab.profiler.device.DesktopTransport;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceBench;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.device.DeviceOutcome;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceSessions;
import io.unetlab.profiler.device.DeviceSessions.Labelled;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.device.RoundLog;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.TinyNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole way: networks are pushed by the real adb and measured by the real agent, which only has
 * a JVM where a phone has Android's own virtual machine.
 */
@Tag("slow")
class DeviceBenchOverAdbTest extends StandInTest {

  private static final List<BenchSubject> SUBJECTS =
      List.of(TinyNetworks.subject("md_tiny"), TinyNetworks.subject("sd15_tiny"));

  private final List<Double> waits = new ArrayList<>();

  @BeforeEach
  void installTheAgent() {
    sandbox.agent(JvmAgent.REAL);
  }

  @Test
  void networksAreMeasuredAndNeverShownAsAPhones() throws IOException {
    DeviceRun run;
    try (DeviceTransport transport = open()) {
      run = measure(transport, protocol(2), SUBJECTS, seconds -> {});
      assertNoProcessLeft();
    }

    assertThat(run.bench().failed()).isEmpty();
    assertThat(run.target().kind()).isEqualTo(DeviceKind.SIMULATED);
    assertThat(run.bench().measured())
        .extracting(record -> record.measured().name())
        .containsExactly("md_tiny", "sd15_tiny");
    for (LatencyRecord record : run.bench().measured()) {
      assertThat(record.provenance().target().kind()).isEqualTo(DeviceKind.SIMULATED);
      assertThat(record.provenance().target().facts()).containsEntry("serial", device.serial());
      assertThat(record.measured().samples())
          .extracting(LatencySample::round)
          .containsExactly(0, 0, 1, 1);
    }
    assertThat(run.log()).extracting(RoundLog::lost).containsOnly(Optional.empty()).hasSize(4);
    assertThat(run.log())
        .allSatisfy(turn -> assertThat(turn.after().batteryCelsius()).hasValue(25.3));
    assertNothingLeft();
  }

  @Test
  void aTurnWhoseCableBreaksIsMadeAgain() throws IOException {
    DeviceRun run;
    try (DeviceTransport transport = new CableThatBreaksOnce(open())) {
      run = measure(transport, protocol(2), SUBJECTS.subList(0, 1), seconds -> {});
      assertNoProcessLeft();
    }

    assertThat(run.bench().failed()).isEmpty();
    assertThat(run.bench().measured().get(0).measured().samples())
        .extracting(LatencySample::round)
        .containsExactly(0, 0, 1, 1);
    assertThat(run.log()).hasSize(3);
    RoundLog lost = run.log().get(0);
    assertThat(lost.lost()).get().asString().contains("the way to device", device.serial());
    assertThat(lost.attempt()).isZero();
    assertThat(lost.partial()).hasSize(1);
    RoundLog again = run.log().get(1);
    assertThat(again.round()).isZero();
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(again.lost()).isEmpty();
    assertThat(again.partial()).isEmpty();
    assertNothingLeft();
  }

  @Test
  void aDeviceThatIsTooHotIsWaitedFor() throws IOException {
    sandbox.heat(2);
    DeviceRun run;
    try (DeviceTransport transport = open()) {
      run =
          measure(
              transport,
              protocol(1),
              SUBJECTS.subList(0, 1),
              seconds -> sandbox.heat(waits.size() < 3 ? 1 : 0));
    }

    assertThat(waits).hasSize(3);
    assertThat(run.bench().measured()).hasSize(1);
    assertThat(run.log()).allSatisfy(turn -> assertThat(turn.before().thermalStatus()).hasValue(0));
    assertNothingLeft();
  }

  @Test
  void aDeviceThatStaysHotIsRefused() throws IOException {
    sandbox.heat(3);
    try (DeviceTransport transport = open()) {
      assertRefused(
          () -> measure(transport, protocol(1), SUBJECTS, seconds -> {}),
          "the device may not be measured on after 20 s of waiting",
          "its thermal status is 3, at most 0 is allowed");
    }
    assertThat(waits.stream().mapToDouble(it -> it).sum()).isEqualTo(20);
    assertNothingLeft();
  }

  @Test
  void aDeviceAndThisMachineAreMeasuredOnAtOnce() throws IOException {
    List<Labelled> devices =
        List.of(
            new Labelled("phone.yaml", wanted(protocol(1), DeviceLimits.USUAL)),
            new Labelled("desktop", Devices.named("desktop")));
    List<DeviceOutcome> outcomes =
        DeviceSessions.measure(
            devices,
            it -> {
              try (DeviceTransport transport =
                  Devices.isDesktop(it.device()) ? new DesktopTransport() : open()) {
                return measure(transport, protocol(1), SUBJECTS.subList(0, 1), seconds -> {});
              }
            });

    assertThat(outcomes)
        .extracting(DeviceOutcome::label, it -> ((DeviceOutcome.Measured) it).run().target().kind())
        .containsExactly(
            tuple("phone.yaml", DeviceKind.SIMULATED), tuple("desktop", DeviceKind.DESKTOP));
    assertThat(outcomes)
        .allSatisfy(
            it ->
                assertThat(((DeviceOutcome.Measured) it).run().bench().measured())
                    .singleElement()
                    .satisfies(record -> assertThat(record.measured().samples()).hasSize(2)));
    assertNothingLeft();
  }

  private DeviceRun measure(
      DeviceTransport transport,
      LatencyProtocol protocol,
      List<BenchSubject> subjects,
      DoubleConsumer whileWaiting) {
    DeviceLimits limits = new DeviceLimits(0, 30, 38, 20);
    DoubleConsumer sleep =
        seconds -> {
          waits.add(seconds);
          whileWaiting.accept(seconds);
        };
    DeviceGate gate = new DeviceGate(limits, transport::state, sleep);
    return new DeviceBench(
            wanted(protocol, limits), transport, gate, 1, "unetlab test", event -> {})
        .measure(subjects);
  }

  private static Device wanted(LatencyProtocol protocol, DeviceLimits limits) {
    Device usual = device("any");
    return new Device(
        usual.name(),
        usual.title(),
        usual.serial(),
        usual.host(),
        usual.abi(),
        usual.minApi(),
        usual.runtime(),
        1,
        usual.affinity(),
        usual.providers(),
        limits,
        protocol);
  }

  // Two runs a round, and no limit in seconds.
  private static LatencyProtocol protocol(int rounds) {
    return LatencyProtocol.named("test")
        .warmup(1, 0)
        .minRuns(2 * rounds)
        .seconds(0, 3600)
        .rounds(rounds)
        .budgetSeconds(3600)
        .requiredRuns(2)
        .bootstrap(100)
        .calibrationRuns(2)
        .limits(10, 10, 10)
        .build();
  }

  private void assertNoProcessLeft() {
    running().forEach(it -> it.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  // Whatever the device runs for us has the run's folder as its own, and keeps that when it is
  // gone. What shows that the device is in use is there all the time.
  private List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(it -> folderOf(it).startsWith(sandbox.base() + "/run-"))
        .filter(it -> !showsThatTheDeviceIsInUse(it))
        .toList();
  }

  private static boolean showsThatTheDeviceIsInUse(ProcessHandle process) {
    try {
      String owner = Files.readString(Path.of(folderOf(process), "owner"));
      return owner.startsWith(process.pid() + " ");
    } catch (IOException noFile) {
      return false;
    }
  }

  private static String folderOf(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).toString();
    } catch (IOException endedOrNotOurs) {
      return "";
    }
  }

  /**
   * The connection breaks after the first sample of the first network's first turn, and is restored
   * at once.
   */
  private final class CableThatBreaksOnce implements DeviceTransport {

    private final DeviceTransport real;
    private int calls;

    CableThatBreaksOnce(DeviceTransport real) {
      this.real = real;
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
      if (calls++ != 1) {
        return real.run(call, lines);
      }
      sandbox.agent(JvmAgent.STUCK);
      return real.run(
          call,
          line -> {
            lines.accept(line);
            if (line.contains("\"sample\"")) {
              assertThat(running()).isNotEmpty();
              sandbox.agent(JvmAgent.REAL);
              device.unplug();
              device.plugIn();
            }
          });
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
