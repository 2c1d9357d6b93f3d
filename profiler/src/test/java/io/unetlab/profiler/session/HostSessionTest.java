package io.unetlab.profiler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult.Failed;
import io.unetlab.profiler.latency.PeakMemory;
import io.unetlab.profiler.process.ChildCommand;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostBench;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions in real child processes, good and bad ones. */
@Tag("slow")
final class HostSessionTest {

  private static final NetworkSpec TINY =
      SpecLoader.load(Path.of("../builders/src/test/resources/reference/md_tiny/spec.yaml"));

  private static final String TOOL = "unetlab test";

  // No limit in seconds, so that the number of runs does not depend on the machine.
  private static final BenchSettings SETTINGS = settings(4);

  private final List<LatencyEvent> events = new ArrayList<>();

  private static BenchSettings settings(int runs) {
    LatencyProtocol protocol =
        LatencyProtocol.named("tiny")
            .warmup(1, 0)
            .minRuns(runs)
            .seconds(0, 3600)
            .rounds(2)
            .budgetSeconds(3600)
            .requiredRuns(2)
            .bootstrap(100)
            .calibrationRuns(1)
            .build();
    return new BenchSettings(protocol, List.of(HostRuntime.DJL), 1, ElementType.FLOAT32, 7, 11);
  }

  @AfterEach
  void nothingIsLeftRunning() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private BenchRun measure(List<String> command, double mostSeconds, String... names) {
    return measure(command, mostSeconds, () -> false, names);
  }

  private BenchRun measure(
      List<String> command, double mostSeconds, BooleanSupplier stopped, String... names) {
    List<BenchSubject> subjects =
        Stream.of(names).map(name -> BenchSubject.of(name, TINY)).toList();
    Observer observer = new Observer(events::add, step -> {}, stopped);
    return new HostSession(command, TOOL, mostSeconds, observer).measure(subjects, SETTINGS);
  }

  /** The same as in this process, but for how long it took and what the process holds. */
  @Test
  void aSessionIsWhatItIsInThisProcess() {
    List<BenchSubject> subjects =
        List.of(BenchSubject.of("base", TINY), BenchSubject.of("same", TINY));
    List<LatencyEvent> here = new ArrayList<>();
    BenchRun inside = new HostBench(SETTINGS, TOOL, here::add).measure(subjects);
    BenchRun child = measure(ChildCommand.words(MeasuringMain.class), 1800, "base", "same");
    assertThat(child).usingRecursiveComparison().ignoringFields("measured").isEqualTo(inside);
    assertThat(child.measured())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(
            ".*provenance\\.(startedAt|peakResidentBytes|loadBefore|loadAfter|loadPeak)",
            ".*measured\\.(loadNanos|firstRunNanos|summary|calibration)",
            ".*samples.*(startNanos|durationNanos|nanos).*")
        .isEqualTo(inside.measured());
    assertThat(events)
        .extracting(LatencyEvent::kind, LatencyEvent::subject)
        .isEqualTo(here.stream().map(it -> Tuple.tuple(it.kind(), it.subject())).toList());
    LatencyRecord record = child.measured().get(0);
    assertThat(record.provenance().peakResidentBytes().isPresent())
        .isEqualTo(PeakMemory.residentBytes().isPresent());
  }

  @Test
  void whoBringsTheProcessDownFailsAndTheOthersAreMeasured() {
    BenchRun run = measure(FakeChild.command("crashes"), 1800, "base", FakeChild.BAD, "good");
    assertThat(run.measured())
        .extracting(it -> it.measured().name())
        .containsExactly("base", "good");
    assertThat(run.failed())
        .containsExactly(
            new Failed(FakeChild.BAD, "load", "the measuring process crashed (exit code 139)"));
    assertThat(events)
        .filteredOn(it -> it.kind() == LatencyEvent.Kind.FAILED)
        .extracting(LatencyEvent::subject)
        .containsExactly(FakeChild.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hangs        | took longer than 2.5 s",
        "is killed    | the measuring process was killed, most likely for lack of memory",
        "throws       | java.lang.OutOfMemoryError: Java heap space",
        "prints       | ended with exit code 0 and without a result: no JSON / ",
        "falls silent | the measuring process stopped its output without ending",
        "exits        | ended with exit code 3 and without a result: out of luck"
      })
  void whateverHappensHasItsReason(String way, String reason) {
    BenchRun run = measure(FakeChild.command(way), 2.5, "base", FakeChild.BAD, "good");
    assertThat(run.failed())
        .extracting(Failed::name, Failed::stage)
        .containsExactly(
            Tuple.tuple(FakeChild.BAD, "load"),
            Tuple.tuple("base", FakeChild.ASKED),
            Tuple.tuple("good", FakeChild.ASKED));
    assertThat(run.failed().get(0).reason()).contains(reason);
  }

  @Test
  void whatAKilledProcessHeldIsSaid() {
    BenchRun run = measure(FakeChild.command("is killed"), 30, FakeChild.BAD);
    if (PeakMemory.residentBytes().isPresent()) {
      assertThat(run.failed().get(0).reason()).containsPattern("seen using [0-9.]+ MB of .+B$");
    }
  }

  @Test
  void withoutTheBaseAllFailWithItsReason() {
    BenchRun run = measure(FakeChild.command("crashes"), 30, FakeChild.BAD, "good");
    assertThat(run.measured()).isEmpty();
    String reason = "the measuring process crashed (exit code 139)";
    assertThat(run.failed())
        .containsExactly(
            new Failed(FakeChild.BAD, "load", reason),
            new Failed("good", "the base's load", reason));
  }

  @Test
  void whereNoneWasAtWorkTheSessionFails() {
    BenchRun run = measure(FakeChild.command("dies at once"), 30, "base", FakeChild.BAD);
    assertThat(run.measured()).isEmpty();
    assertThat(run.failed())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.stage()).isEqualTo("start"))
        .allSatisfy(it -> assertThat(it.reason()).endsWith(": out of luck"));
  }

  @Test
  void aProcessThatCannotBeStartedIsAReason() {
    BenchRun run = measure(List.of("/no/such/java"), 30, "base");
    assertThat(run.failed())
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).startsWith("no process can be started: "));
  }

  @Test
  void whoIsStoppedKillsTheProcess() {
    AtomicBoolean begun = new AtomicBoolean();
    List<BenchSubject> subjects = List.of(BenchSubject.of(FakeChild.BAD, TINY));
    Observer observer = new Observer(event -> begun.set(true), step -> {}, begun::get);
    HostSession bench = new HostSession(FakeChild.command("hangs"), TOOL, 600, observer);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> bench.measure(subjects, SETTINGS));
  }

  /** A terminal's Ctrl-C may reach the process before this one. */
  @Test
  void aProcessThatIsInterruptedIsNoFailure() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> measure(FakeChild.command("is interrupted"), 30, FakeChild.BAD));
  }

  /** The parent may be killed; the system then closes its end of the pipe. */
  @Test
  void theProcessEndsWhenItsInputIsClosed() throws Exception {
    MeasuringJob job =
        MeasuringJob.of(settings(1_000_000), TOOL, 3600, List.of(BenchSubject.of("long", TINY)));
    Process process =
        new ProcessBuilder(ChildCommand.words(MeasuringMain.class))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Writer in = process.outputWriter(StandardCharsets.UTF_8);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      in.write(RecordJson.write(job) + '\n');
      in.flush();
      String line = "";
      while (line != null && !line.contains("round 1")) {
        line = out.readLine();
      }
      assertThat(line).isNotNull();
      assertThat(process.isAlive()).isTrue();
      in.close();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
