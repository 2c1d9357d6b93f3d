package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.LatencyResult.Measured;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often and in which order networks run, and what is kept of it. */
final class LatencyRunTest {
  private final FakeMachine machine = new FakeMachine();

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
    assertThat(
            machine
                .measured(LatencyProtocol.QUICK, machine.contender("a", run -> millis))
                .samples())
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
    Measured measured =
        machine.measured(LatencyProtocol.CAREFUL, machine.contender("a", run -> millis));
    assertThat(measured.samples()).hasSize(runs);
    assertThat(measured.summary().verdict().valid()).isEqualTo(runs >= 10);
  }

  @ParameterizedTest
  @CsvSource({"5000, 3", "500, 3", "100, 19"})
  void carefulWarmsUpByRule(double millis, int runs) {
    assertThat(
            machine
                .measured(LatencyProtocol.CAREFUL, machine.contender("a", run -> millis))
                .warmupRuns())
        .isEqualTo(runs);
  }

  @Test
  void loadAndFirstRunAreApart() {
    Measured measured =
        machine.measured(
            LatencyProtocol.QUICK,
            machine.contender("a", run -> run == 0 ? 900 : run == 1 ? 300 : 100));
    assertThat(measured.loadNanos()).isEqualTo(1_000_000_000L);
    assertThat(measured.firstRunNanos()).isEqualTo(900_000_000L);
    assertThat(measured.warmupRuns()).isEqualTo(1);
    assertThat(measured.samples()).allMatch(sample -> sample.millis() == 100);
    assertThat(measured.verdict().reasons()).isEmpty();
  }

  @Test
  void samplesSayTheirRoundIndexAndStart() {
    List<LatencySample> samples =
        machine.measured(LatencyProtocol.QUICK, machine.contender("a", run -> 2000)).samples();
    assertThat(samples).extracting(LatencySample::round).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(samples).extracting(LatencySample::index).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(samples).extracting(LatencySample::startNanos).isSorted().doesNotHaveDuplicates();
    // 3 kernel runs of 1 ms, 1 s of load, 1 run, 3 kernel runs
    assertThat(samples.get(0).startNanos()).isEqualTo(3_006_000_000L);
  }

  @Test
  void everyRoundTakesEachContenderOnceInTheSeedsOrder() {
    List<FakeContender> contenders =
        List.of(
            machine.contender("a", r -> 6000),
            machine.contender("b", r -> 7000),
            machine.contender("c", r -> 8000));
    machine.measure(LatencyProtocol.QUICK, FakeMachine::steady, LatencyOptions.of(7), contenders);
    String names =
        String.join("", machine.log).replace(FakeCalibration.NAME, ".").replace("...", ".");
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
        machine.measure(
            LatencyProtocol.QUICK,
            FakeMachine::steady,
            LatencyOptions.of(7),
            List.of(
                machine.contender("c", r -> 10),
                machine.contender("a", r -> 20),
                machine.contender("b", r -> 30)));
    assertThat(results).extracting(LatencyResult::name).containsExactly("c", "a", "b");
  }

  @Test
  void keepsAllLoaded() {
    FakeContender a = machine.contender("a", r -> 100);
    FakeContender b = machine.contender("b", r -> 100);
    machine.measure(
        LatencyProtocol.QUICK, FakeMachine::steady, LatencyOptions.of(1), List.of(a, b));
    assertThat(List.of(a.loads, b.loads, a.open, b.open)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void orLoadsOneAtATimeAnewForEachRound() {
    int[] openTogether = {0};
    FakeContender a = machine.contender("a", r -> 100);
    FakeContender b =
        machine.contender(
            "b",
            r -> {
              openTogether[0] = Math.max(openTogether[0], a.open);
              return 100;
            });
    List<LatencyResult> results =
        machine.measure(
            LatencyProtocol.QUICK,
            FakeMachine::steady,
            LatencyOptions.of(1).withKeepLoaded(false),
            List.of(a, b));
    assertThat(List.of(a.loads, b.loads, a.open, b.open, a.mostOpen, openTogether[0]))
        .containsExactly(3, 3, 0, 0, 1, 0);
    Measured first = (Measured) results.get(0);
    assertThat(first.loadNanos()).isEqualTo(1_000_000_000L);
    assertThat(first.warmupRuns()).isEqualTo(9 + 2);
    assertThat(a.runs).isEqualTo(1 + 11 + first.samples().size());
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
}
