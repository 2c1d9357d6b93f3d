package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.profiler.latency.LatencyResult.Failed;
import io.unetlab.profiler.latency.LatencyResult.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyRunTest {

  private final FakeClock clock = new FakeClock();
  private final List<String> log = new ArrayList<>();
  private final List<LatencyEvent> events = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "5000, 3", // one a round
    "4900, 3", // a second would end past the round's share of 15 s
    "60000, 2", // at least one a round and two rounds, whatever the budget
    "26000, 3", // the third would end at 105 s
    "35000, 2", // it would end at 141 s, past the budget
    "2400, 6",
    "600, 6", // two a round, for 5 runs
    "20, 51", // 17 a round, for 1 s
  })
  void quickStopsByRule(double millis, int runs) {
    assertThat(measured(LatencyProtocol.QUICK, contender("a", run -> millis)).samples())
        .hasSize(runs);
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 20", // 24 s a round hold four
    "200, 50",
    "20, 500",
    "30000, 5",
  })
  void carefulStopsByRule(double millis, int runs) {
    Measured measured = measured(LatencyProtocol.CAREFUL, contender("a", run -> millis));
    assertThat(measured.samples()).hasSize(runs);
    assertThat(measured.summary().verdict().valid()).isEqualTo(runs >= 10);
  }

  @ParameterizedTest
  @CsvSource({"5000, 3", "500, 3", "100, 19"})
  void carefulWarmsUpByRule(double millis, int runs) {
    assertThat(measured(LatencyProtocol.CAREFUL, contender("a", run -> millis)).warmupRuns())
        .isEqualTo(runs);
  }

  @Test
  void loadAndFirstRunAreApart() {
    Measured measured =
        measured(
            LatencyProtocol.QUICK, contender("a", run -> run == 0 ? 900 : run == 1 ? 300 : 100));
    assertThat(measured.loadNanos()).isEqualTo(1_000_000_000L);
    assertThat(measured.firstRunNanos()).isEqualTo(900_000_000L);
    assertThat(measured.warmupRuns()).isEqualTo(1);
    assertThat(measured.samples()).allMatch(sample -> sample.millis() == 100);
    assertThat(measured.verdict().reasons()).isEmpty();
  }

  @Test
  void samplesSayTheirRoundIndexAndStart() {
    List<LatencySample> samples =
        measured(LatencyProtocol.QUICK, contender("a", run -> 2000)).samples();
    assertThat(samples).extracting(LatencySample::round).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(samples).extracting(LatencySample::index).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(samples).extracting(LatencySample::startNanos).isSorted().doesNotHaveDuplicates();
    // 3 kernel runs of 1 ms, 1 s of load, 1 run, 3 kernel runs
    assertThat(samples.get(0).startNanos()).isEqualTo(3_006_000_000L);
  }

  @Test
  void everyRoundTakesEachContenderOnceInTheSeedsOrder() {
    List<FakeContender> contenders =
        List.of(contender("a", r -> 6000), contender("b", r -> 7000), contender("c", r -> 8000));
    measure(LatencyProtocol.QUICK, LatencyRunTest::steady, LatencyOptions.of(7), contenders);
    String names = String.join("", log).replace(FakeCalibration.NAME, ".").replace("...", ".");
    StringBuilder expected = new StringBuilder("abcabc..");
    for (List<Integer> order : Interleaving.orders(3, 3, 7)) {
      order.forEach(index -> expected.append("abc".charAt(index)));
      expected.append('.');
    }
    assertThat(names).isEqualTo(expected.toString());
  }

  @Test
  void resultsKeepTheGivenOrder() {
    List<LatencyResult> results =
        measure(
            LatencyProtocol.QUICK,
            LatencyRunTest::steady,
            LatencyOptions.of(7),
            List.of(contender("c", r -> 10), contender("a", r -> 20), contender("b", r -> 30)));
    assertThat(results).extracting(LatencyResult::name).containsExactly("c", "a", "b");
  }

  @Test
  void keepsAllLoaded() {
    FakeContender a = contender("a", r -> 100);
    FakeContender b = contender("b", r -> 100);
    measure(LatencyProtocol.QUICK, LatencyRunTest::steady, LatencyOptions.of(1), List.of(a, b));
    assertThat(List.of(a.loads, b.loads, a.open, b.open)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void orLoadsOneAtATimeAnewForEachRound() {
    int[] openTogether = {0};
    FakeContender a = contender("a", r -> 100);
    FakeContender b =
        contender(
            "b",
            r -> {
              openTogether[0] = Math.max(openTogether[0], a.open);
              return 100;
            });
    List<LatencyResult> results =
        measure(
            LatencyProtocol.QUICK,
            LatencyRunTest::steady,
            LatencyOptions.of(1).withKeepLoaded(false),
            List.of(a, b));
    assertThat(List.of(a.loads, b.loads, a.open, b.open, a.mostOpen, openTogether[0]))
        .containsExactly(3, 3, 0, 0, 1, 0);
    Measured first = (Measured) results.get(0);
    assertThat(first.loadNanos()).isEqualTo(1_000_000_000L);
    assertThat(first.warmupRuns()).isEqualTo(9 + 2);
    assertThat(a.runs).isEqualTo(1 + 11 + first.samples().size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFailureEndsItsOwnContenderOnly(boolean keepLoaded) {
    FakeContender unloadable = contender("unloadable", r -> 1);
    unloadable.failLoad = true;
    FakeContender first = contender("first", r -> 1);
    first.failAtRun = 0;
    FakeContender late = contender("late", r -> 4000);
    late.failAtRun = 3;
    FakeContender good = contender("good", r -> 4000);
    List<LatencyResult> results =
        measure(
            LatencyProtocol.QUICK,
            LatencyRunTest::steady,
            LatencyOptions.of(1).withKeepLoaded(keepLoaded),
            List.of(unloadable, first, late, good));
    assertThat(results.subList(0, 3))
        .containsExactly(
            new Failed("unloadable", "load", "java.lang.IllegalStateException: no such file"),
            new Failed("first", "first run", "java.lang.UnsatisfiedLinkError: no kernel"),
            new Failed("late", "round 2", "java.lang.UnsatisfiedLinkError: no kernel"));
    assertThat(((Measured) results.get(3)).samples()).hasSize(3);
    assertThat(List.of(unloadable.open, first.open, late.open, good.open)).containsOnly(0);
    assertThat(events).filteredOn(event -> event.kind() == LatencyEvent.Kind.FAILED).hasSize(3);
    assertThat(unloadable.loads).isEqualTo(1);
  }

  @Test
  void whoIsAtWorkIsToldBeforeTheWork() {
    FakeContender hangs = contender("hangs", r -> 1000);
    hangs.failAtRun = 0;
    measure(
        LatencyProtocol.QUICK,
        LatencyRunTest::steady,
        LatencyOptions.of(1),
        List.of(contender("good", r -> 4000), hangs));
    List<String> told =
        events.stream().map(it -> it.kind() + " " + it.subject() + " " + it.detail()).toList();
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
    FakeContender slow = contender("slow", r -> 9000);
    List<LatencyResult> results =
        measure(
            LatencyProtocol.QUICK,
            LatencyRunTest::steady,
            LatencyOptions.of(1).withMostSeconds(30),
            List.of(slow, contender("quick", r -> 100)));
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
    FakeContender stuck = contender("stuck", r -> 100);
    stuck.failClose = true;
    FakeContender other = contender("other", r -> 100);
    List<LatencyResult> results =
        measure(
            LatencyProtocol.QUICK,
            LatencyRunTest::steady,
            LatencyOptions.of(1),
            List.of(stuck, other));
    assertThat(results).allMatch(Measured.class::isInstance);
    assertThat(other.open).isZero();
    assertThat(events)
        .contains(
            new LatencyEvent(
                LatencyEvent.Kind.CLOSE_FAILED, "stuck", "java.lang.IllegalStateException: stuck"));
  }

  @Test
  void allAreClosedWhenTheRunItselfThrows() {
    FakeContender a = contender("a", r -> 100);
    FakeContender b = contender("b", r -> 100);
    IntToDoubleFunction broken =
        run -> {
          if (run == 7) {
            throw new IllegalStateException("kernel broke");
          }
          return 1;
        };
    assertThatIllegalStateException()
        .isThrownBy(
            () -> measure(LatencyProtocol.QUICK, broken, LatencyOptions.of(1), List.of(a, b)))
        .withMessage("kernel broke");
    assertThat(List.of(a.loads, a.open, b.open)).containsExactly(1, 0, 0);
  }

  @Test
  void aDisturbedMachineMakesAllInvalid() {
    // Three warm-up runs of the kernel, then three at each point; the third point is 12 % slower.
    List<LatencyResult> results =
        measure(
            LatencyProtocol.QUICK,
            run -> run < 3 ? 50 : run / 3 == 3 ? 1.12 : 1,
            LatencyOptions.of(1),
            List.of(contender("a", r -> 100)));
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
            measure(
                    LatencyProtocol.QUICK,
                    run -> run % 3 == 0 ? 9 : 1,
                    LatencyOptions.of(1),
                    List.of(contender("a", r -> 100)))
                .get(0);
    assertThat(measured.verdict().valid()).isTrue();
  }

  @Test
  void refusesNoneAndTwoOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                measure(
                    LatencyProtocol.QUICK, LatencyRunTest::steady, LatencyOptions.of(1), List.of()))
        .withMessage("number of contenders must be at least 1, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                measure(
                    LatencyProtocol.QUICK,
                    LatencyRunTest::steady,
                    LatencyOptions.of(1),
                    List.of(contender("a", r -> 1), contender("a", r -> 1))))
        .withMessage("two contenders are named a");
  }

  @Test
  void ordersArePermutationsOfTheSeedAlone() {
    List<List<Integer>> orders = Interleaving.orders(5, 20, 3);
    assertThat(orders).hasSize(20).isEqualTo(Interleaving.orders(5, 20, 3));
    assertThat(orders)
        .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4));
    assertThat(orders).isNotEqualTo(Interleaving.orders(5, 20, 4));
    assertThat(orders.stream().distinct().count()).isGreaterThan(15);
    assertThat(
            IntStream.range(0, 5)
                .mapToObj(place -> orders.stream().map(o -> o.get(place)).distinct().count()))
        .allMatch(seen -> seen >= 4);
  }

  private Measured measured(LatencyProtocol protocol, FakeContender contender) {
    return (Measured)
        measure(protocol, LatencyRunTest::steady, LatencyOptions.of(1), List.of(contender)).get(0);
  }

  private List<LatencyResult> measure(
      LatencyProtocol protocol,
      IntToDoubleFunction kernelMillis,
      LatencyOptions options,
      List<FakeContender> contenders) {
    return new LatencyRun(
            protocol,
            new FakeCalibration(clock, log, kernelMillis),
            options.withNanoClock(clock).withListener(events::add))
        .measure(List.copyOf(contenders));
  }

  private FakeContender contender(String name, IntToDoubleFunction millis) {
    return new FakeContender(name, clock, log, millis);
  }

  private static double steady(int run) {
    return 1;
  }
}
