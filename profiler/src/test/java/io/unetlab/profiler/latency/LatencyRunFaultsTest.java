package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.profiler.latency.LatencyResult.Failed;
import io.unetlab.profiler.latency.LatencyResult.Measured;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run when a network fails or the machine is disturbed. */
final class LatencyRunFaultsTest {

  private final FakeMachine machine = new FakeMachine();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFailureEndsItsOwnContenderOnly(boolean keepLoaded) {
    FakeContender unloadable = machine.contender("unloadable", r -> 1);
    unloadable.failLoad = true;
    FakeContender first = machine.contender("first", r -> 1);
    first.failAtRun = 0;
    FakeContender late = machine.contender("late", r -> 4000);
    late.failAtRun = 3;
    FakeContender good = machine.contender("good", r -> 4000);
    List<LatencyResult> results =
        machine.measure(
            LatencyProtocol.QUICK,
            FakeMachine::steady,
            LatencyOptions.of(1).withKeepLoaded(keepLoaded),
            List.of(unloadable, first, late, good));
    assertThat(results.subList(0, 3))
        .containsExactly(
            new Failed("unloadable", "load", "java.lang.IllegalStateException: no such file"),
            new Failed("first", "first run", "java.lang.UnsatisfiedLinkError: no kernel"),
            new Failed("late", "round 2", "java.lang.UnsatisfiedLinkError: no kernel"));
    assertThat(((Measured) results.get(3)).samples()).hasSize(3);
    assertThat(List.of(unloadable.open, first.open, late.open, good.open)).containsOnly(0);
    assertThat(machine.events)
        .filteredOn(event -> event.kind() == LatencyEvent.Kind.FAILED)
        .hasSize(3);
    assertThat(unloadable.loads).isEqualTo(1);
  }

  @Test
  void whoIsAtWorkIsToldBeforeTheWork() {
    FakeContender hangs = machine.contender("hangs", r -> 1000);
    hangs.failAtRun = 0;
    machine.measure(
        LatencyProtocol.QUICK,
        FakeMachine::steady,
        LatencyOptions.of(1),
        List.of(machine.contender("good", r -> 4000), hangs));
    List<String> told =
        machine.events.stream()
            .map(it -> it.kind() + " " + it.subject() + " " + it.detail())
            .toList();
    assertThat(
            told.subList(told.indexOf("STARTED hangs load"), told.indexOf("STARTED good round 1")))
        .startsWith("STARTED hangs load", "STARTED hangs first run")
        .element(2)
        .asString()
        .startsWith("FAILED hangs first run: ");
    assertThat(told)
        .filteredOn(it -> it.startsWith("CALIBRAT"))
        .first()
        .isEqualTo("CALIBRATING calibration runs of the kernel");
  }

  @Test
  void whoTakesTooLongFailsAndTheOthersGoOn() {
    FakeContender slow = machine.contender("slow", r -> 9000);
    List<LatencyResult> results =
        machine.measure(
            LatencyProtocol.QUICK,
            FakeMachine::steady,
            LatencyOptions.of(1).withMostSeconds(30),
            List.of(slow, machine.contender("quick", r -> 100)));
    assertThat(results.get(0))
        .isInstanceOfSatisfying(
            Failed.class,
            it -> {
              assertThat(it.stage()).startsWith("round ");
              assertThat(it.reason()).contains("more than the 30 s that it may take");
            });
    assertThat(results.get(1)).isInstanceOf(Measured.class);
    assertThat(slow.open).isZero();
  }

  @Test
  void aCloseThatThrowsIsToldAndLeavesTheResult() {
    FakeContender stuck = machine.contender("stuck", r -> 100);
    stuck.failClose = true;
    FakeContender other = machine.contender("other", r -> 100);
    List<LatencyResult> results =
        machine.measure(
            LatencyProtocol.QUICK,
            FakeMachine::steady,
            LatencyOptions.of(1),
            List.of(stuck, other));
    assertThat(results).allMatch(Measured.class::isInstance);
    assertThat(other.open).isZero();
    assertThat(machine.events)
        .contains(
            new LatencyEvent(
                LatencyEvent.Kind.CLOSE_FAILED, "stuck", "java.lang.IllegalStateException: stuck"));
  }

  @Test
  void allAreClosedWhenTheRunItselfThrows() {
    FakeContender a = machine.contender("a", r -> 100);
    FakeContender b = machine.contender("b", r -> 100);
    IntToDoubleFunction broken =
        run -> {
          if (run == 7) {
            throw new IllegalStateException("kernel broke");
          }
          return 1;
        };
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                machine.measure(LatencyProtocol.QUICK, broken, LatencyOptions.of(1), List.of(a, b)))
        .withMessage("kernel broke");
    assertThat(List.of(a.loads, a.open, b.open)).containsExactly(1, 0, 0);
  }

  @Test
  void aDisturbedMachineMakesAllInvalid() {
    // Three warm-up runs of the kernel, then three at each point; the third point is 12 % slower.
    List<LatencyResult> results =
        machine.measure(
            LatencyProtocol.QUICK,
            run -> run < 3 ? 50 : run / 3 == 3 ? 1.12 : 1,
            LatencyOptions.of(1),
            List.of(machine.contender("a", r -> 100)));
    Measured measured = (Measured) results.get(0);
    assertThat(measured.summary().verdict().valid()).isTrue();
    assertThat(measured.verdict().reasons())
        .containsExactly(
            "the machine was disturbed: the calibration kernel's times lie 12.0 % apart between rounds (limit 10.0 %)");
    assertThat(measured.calibration().seconds()).hasSize(4);
    assertThat(measured.calibration().flopsPerSecond()).isCloseTo(1e9, within(1.0));
  }

  @Test
  void oneSlowKernelRunDisturbsNothing() {
    Measured measured =
        (Measured)
            machine
                .measure(
                    LatencyProtocol.QUICK,
                    run -> run % 3 == 0 ? 9 : 1,
                    LatencyOptions.of(1),
                    List.of(machine.contender("a", r -> 100)))
                .get(0);
    assertThat(measured.verdict().valid()).isTrue();
  }

  @Test
  void refusesNoneAndTwoOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                machine.measure(
                    LatencyProtocol.QUICK, FakeMachine::steady, LatencyOptions.of(1), List.of()))
        .withMessage("number of contenders must be at least 1, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                machine.measure(
                    LatencyProtocol.QUICK,
                    FakeMachine::steady,
                    LatencyOptions.of(1),
                    List.of(machine.contender("a", r -> 1), machine.contender("a", r -> 1))))
        .withMessage("two contenders are named a");
  }
}
