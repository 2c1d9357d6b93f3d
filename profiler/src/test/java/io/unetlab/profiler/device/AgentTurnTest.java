package io.unetlab.profiler.device;

import static io.unetlab.profiler.device.AgentLines.CHECK;
import static io.unetlab.profiler.device.AgentLines.FIRST;
import static io.unetlab.profiler.device.AgentLines.HELLO;
import static io.unetlab.profiler.device.AgentLines.LOAD;
import static io.unetlab.profiler.device.AgentLines.end;
import static io.unetlab.profiler.device.AgentLines.failed;
import static io.unetlab.profiler.device.AgentLines.sample;
import static io.unetlab.profiler.device.AgentLines.warmup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTurnTest {

  private static final List<String> WHOLE =
      List.of(HELLO, LOAD, FIRST, warmup(0), warmup(1), sample(0), sample(1), CHECK, end(true, 2));

  private static AgentTurn turn(List<String> lines) {
    AgentTurn turn = new AgentTurn();
    lines.forEach(turn::accept);
    return turn;
  }

  private static AgentTurn turn(String... lines) {
    return turn(List.of(lines));
  }

  private static DeviceException refusal(AgentTurn turn) {
    return assertThatExceptionOfType(DeviceException.class).isThrownBy(turn::complete).actual();
  }

  @Test
  void aWholeRunIsAResult() {
    AgentRun run = turn(WHOLE).complete();
    assertThat(run.hello().runtimeVersion()).isEqualTo("1.28.0");
    assertThat(run.loadNanos()).isEqualTo(1000);
    assertThat(run.modelBytes()).isEqualTo(64);
    assertThat(run.firstRunNanos()).isEqualTo(900);
    assertThat(run.warmupNanos()).containsExactly(500L, 500L);
    assertThat(run.samples())
        .extracting(AgentLine.Sample::durationNanos)
        .containsExactly(400L, 401L);
    assertThat(run.check().elements()).isEqualTo(12);
    assertThat(run.peakBytes()).hasValue(77);
  }

  @Test
  void noWarmUpIsNeeded() {
    AgentRun run = turn(HELLO, LOAD, FIRST, sample(0), CHECK, end(true, 1)).complete();
    assertThat(run.warmupNanos()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsCutOffIsNoResult(int lines) {
    DeviceException lost = refusal(turn(WHOLE.subList(0, lines)));
    assertThat(lost.transportLost()).isTrue();
    assertThat(lost)
        .hasMessageContaining("breaks off " + (lines == 0 ? "at the beginning" : "after "))
        .hasMessageEndingWith("no line `end` came; run it again");
  }

  @Test
  void aLineThatIsCutOffIsNoResultAndTheSamplesBeforeItCanBeRead() {
    List<String> lines = new ArrayList<>(WHOLE.subList(0, 7));
    lines.add(sample(2).substring(0, 30));
    AgentTurn turn = turn(lines);
    DeviceException lost = refusal(turn);
    assertThat(lost.transportLost()).isTrue();
    assertThat(lost).hasMessageContaining("line 8: not JSON: `{\"line\":\"sample\"");
    assertThat(turn.samples()).hasSize(2);
  }

  // But for the last run that warms up, of which no line gives the number; the last sample is
  // below.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 7})
  void oneLineThatIsMissingIsSeen(int missing) {
    List<String> lines = new ArrayList<>(WHOLE);
    String without = lines.remove(missing);
    AgentTurn turn = turn(lines);
    DeviceException refused = refusal(turn);
    assertThat(refused.getMessage()).as("without %s", without).contains("does not belong");
  }

  @Test
  void aLastSampleThatIsMissingIsSeenByItsNumber() {
    DeviceException lost = refusal(turn(HELLO, LOAD, FIRST, sample(0), CHECK, end(true, 2)));
    assertThat(lost).hasMessage("2 samples were taken, but 1 arrived; run it again");
    assertThat(lost.transportLost()).isTrue();
  }

  @Test
  void whatComesBetweenTheLinesIsRefusedForGood() {
    DeviceException refused = refusal(turn(HELLO, "linker: warning", LOAD));
    assertThat(refused).hasMessage("the agent's line 2: not JSON: `linker: warning`");
    assertThat(refused.transportLost()).isFalse();
  }

  @Test
  void nothingComesTwice() {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.add(end(true, 2));
    assertThat(refusal(turn(lines)))
        .hasMessageContaining("`end` does not belong after `end`: expected no further line");
    assertThat(refusal(turn(HELLO, HELLO)))
        .hasMessageContaining("`hello` does not belong after `hello`: expected `load` or `failed`");
    assertThat(refusal(turn(HELLO, LOAD, FIRST, sample(0), sample(0))))
        .hasMessageContaining(
            "`sample` 0 does not belong after `sample` 0: expected `sample` 1 or");
  }

  @Test
  void aReaderThatKnowsWhereALineStandsIsToldAtOnce() {
    AgentTurn turn = turn(HELLO, LOAD, FIRST, warmup(0));
    AgentLine early = AgentLine.parse(warmup(2));

    assertThatExceptionOfType(AgentLineException.class)
        .isThrownBy(() -> turn.add(early))
        .withMessage(
            "`warmup` 2 does not belong after `warmup` 0: expected `warmup` 1 or `sample` 0 or"
                + " `failed`");
    List.of(sample(0), CHECK, end(true, 1)).forEach(line -> turn.add(AgentLine.parse(line)));
    assertThat(turn.complete().warmupNanos()).hasSize(1);
  }

  @Test
  void aFailureSaysWhereAndWhy() {
    AgentTurn turn =
        turn(HELLO, LOAD, FIRST, sample(0), failed("deadline", "too slow"), end(false, 1));
    NetworkTurn.FailedException failed =
        assertThatExceptionOfType(NetworkTurn.FailedException.class)
            .isThrownBy(turn::complete)
            .actual();
    assertThat(failed.stage()).isEqualTo("deadline");
    assertThat(failed).hasMessage("too slow");
    assertThat(turn.samples()).hasSize(1);
  }

  @Test
  void anAgentWhoseRuntimeDoesNotStartMayFailAtOnce() {
    AgentTurn turn = turn(failed("load", "no library"), end(false, 0));
    assertThatExceptionOfType(NetworkTurn.FailedException.class).isThrownBy(turn::complete);
  }

  @Test
  void anEndThatIsNotWellIsNoResultThoughNothingFailed() {
    assertThat(refusal(turn(HELLO, LOAD, FIRST, sample(0), CHECK, end(false, 1))))
        .hasMessageContaining("the agent says that it failed, but not at what");
  }

  @Test
  void whatPrintedNothingIsNotTriedAgain() {
    AgentExit exit = new AgentExit(1, "java.lang.UnsatisfiedLinkError: no libonnxruntime.so\n");

    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> new AgentTurn().complete(exit))
        .withMessageEndingWith(
            "; exit code 1; it says: java.lang.UnsatisfiedLinkError: no libonnxruntime.so")
        .satisfies(e -> assertThat(e.transportLost()).isFalse());
  }
}
