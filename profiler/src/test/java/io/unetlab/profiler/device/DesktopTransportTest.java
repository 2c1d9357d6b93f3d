package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent itself, as a process of its own: what it prints, and how it ends. */
class DesktopTransportTest implements DeviceTransportContract {

  @TempDir private static Path folder;
  private static TinyModel tiny;

  private final DesktopTransport transport = new DesktopTransport();
  private final AgentTurn turn = new AgentTurn();

  @Override
  public DeviceTransport newTransport() {
    return new DesktopTransport();
  }

  @Override
  public AgentCall goodCall() {
    return tiny.call();
  }

  @BeforeAll
  static void writeModel() throws IOException {
    tiny = TinyModel.write(folder);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private int run(AgentCall call) {
    return transport.run(call, turn::accept).code();
  }

  private NetworkTurn.FailedException failure(AgentCall call) {
    assertThat(run(call)).isEqualTo(1);
    return assertThatExceptionOfType(NetworkTurn.FailedException.class)
        .isThrownBy(turn::complete)
        .actual();
  }

  @Test
  void theAgentGivesWhatThisProcessGives() throws IOException {
    assertThat(run(tiny.call())).isZero();
    AgentRun run = turn.complete();
    assertThat(run.hello().vm()).isEqualTo(System.getProperty("java.vm.name"));
    assertThat(run.hello().runtimeVersion()).isEqualTo(OnnxRuntime.version());
    assertThat(run.hello().providers()).containsExactly("CPU");
    assertThat(run.hello().threads()).isEqualTo(1);
    assertThat(run.modelBytes()).isEqualTo(Files.size(tiny.model()));
    assertThat(run.warmupNanos()).hasSize(1);
    assertThat(run.samples()).hasSize(3);
    assertThat(run.samples()).extracting(AgentLine.Sample::startNanos).isSorted();

    float[] here = tiny.output().floats();
    double sum = 0;
    double squares = 0;
    for (float number : here) {
      sum += number;
      squares += (double) number * number;
    }
    assertThat(run.check().elements()).isEqualTo(here.length);
    assertThat(run.check().squareSum()).isCloseTo(squares, within(1e-6 * squares));
    assertThat(run.check().sum()).isCloseTo(sum, within(1e-6 * squares));
    assertThat(squares).isGreaterThan(1);
  }

  @Test
  void aModelThatIsNoneFailsToLoad() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.onnx"), "no model");
    NetworkTurn.FailedException failed = failure(tiny.call("--model", bad.toString()));
    assertThat(failed.stage()).isEqualTo("load");
    assertThat(failed).hasMessageContaining("bad.onnx");
  }

  @Test
  void aModelThatIsNotThereFailsToLoad() {
    NetworkTurn.FailedException failed = failure(tiny.call("--model", "none.onnx"));
    assertThat(failed.stage()).isEqualTo("load");
    assertThat(failed).hasMessage("there is no file none.onnx");
  }

  @Test
  void aProviderThatTheRuntimeLacksFailsToLoad() {
    NetworkTurn.FailedException failed = failure(tiny.call("--provider", "qnn"));
    assertThat(failed.stage()).isEqualTo("load");
    assertThat(failed)
        .hasMessageStartingWith("this ONNX Runtime has no execution provider QNN, it has [CPU");
  }

  @Test
  void inputsThatAreNotThereFail() {
    NetworkTurn.FailedException failed = failure(tiny.call("--inputs", "none.f32"));
    assertThat(failed.stage()).isEqualTo("inputs");
    assertThat(failed).hasMessage("there is no file none.f32");
  }

  @Test
  void inputsThatAreTooShortFail() throws IOException {
    Path small = Files.write(folder.resolve("short.f32"), new byte[8]);
    NetworkTurn.FailedException failed = failure(tiny.call("--inputs", small.toString()));
    assertThat(failed.stage()).isEqualTo("inputs");
    assertThat(failed)
        .hasMessageContaining(
            "has 8 bytes, but the model's inputs take " + tiny.inputs().toFile().length());
  }

  @Test
  void theDeadlineEndsWhateverRuns() {
    NetworkTurn.FailedException failed =
        failure(tiny.call("--min-runs", "100000000", "--max-seconds", "9999", "--deadline", "1.5"));
    assertThat(failed.stage()).isEqualTo("deadline");
    assertThat(failed).hasMessageStartingWith("not done within 1.5 s");
  }

  @Test
  void argumentsThatMakeNoSenseAreSaidWithTheUsage() {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(
            () -> turn.complete(transport.run(tiny.call("--threads", "none"), turn::accept)))
        .withMessageContaining("exit code 2")
        .withMessageContaining("--threads has to be a whole number of at least 1, but is `none`")
        .withMessageContaining("usage: AgentMain --model FILE");
  }

  @Test
  void theAgentKeepsToItsCpus() {
    assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
        .as("taskset on PATH")
        .anyMatch(path -> Files.isExecutable(Path.of(path, "taskset")));
    AgentCall call = tiny.call();
    AgentCall first =
        new AgentCall(call.files(), call.arguments(), Optional.of("1"), call.deadlineSeconds());
    assertThat(run(first)).isZero();
    assertThat(turn.complete().hello().cores()).isEqualTo(1);
    assertThat(turn.complete().hello().cpusAllowed()).get().asString().matches("[0,]*1");
  }

  @Test
  void theAgentEndsWhenTheReaderIsGone() throws IOException, InterruptedException {
    AgentCall endless =
        tiny.call("--min-runs", "100000000", "--max-seconds", "9999", "--deadline", "9999");
    Process process = AgentProcess.start(AgentProcess.CLASS_PATH, endless.arguments());
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(AgentLine.parse(out.readLine())).isInstanceOf(AgentLine.Hello.class);
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @Test
  void thisMachineSaysThatItIsADesktop() {
    DeviceFacts target = transport.target();
    assertThat(target.kind()).isEqualTo(DeviceKind.DESKTOP);
    assertThat(target.cores()).hasValue(Runtime.getRuntime().availableProcessors());
    assertThat(target.facts()).containsKey("java");
    assertThat(transport.state().thermalStatus()).isEmpty();
  }

  @Test
  void filesStayWhereTheyAre() {
    Map<Path, String> there = transport.push(List.of(tiny.model(), tiny.inputs()));
    assertThat(there)
        .containsEntry(tiny.model(), tiny.model().toAbsolutePath().toString())
        .hasSize(2);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> transport.push(List.of(folder.resolve("none"))))
        .withMessageStartingWith("there is no file ");
  }
}
