package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatencySummaryTest {

  @Test
  void percentilesAreNumpys() {
    // numpy.percentile([10, 20, 30, 40, 50], [50, 90, 95]) == [30., 46., 48.]
    LatencySummary summary = summary(new double[] {30, 10, 50, 20, 40});
    assertThat(summary.n()).isEqualTo(5);
    assertThat(summary.p50Ms()).isEqualTo(30);
    assertThat(summary.p90Ms()).isCloseTo(46, within(1e-9));
    assertThat(summary.p95Ms()).isCloseTo(48, within(1e-9));
    assertThat(List.of(summary.minMs(), summary.maxMs(), summary.meanMs()))
        .containsExactly(10.0, 50.0, 30.0);
  }

  @Test
  void aRisingNetworkDrifts() {
    double[] rising = IntStream.range(0, 40).mapToDouble(run -> run < 30 ? 100 : 107.2).toArray();
    LatencySummary summary = summary(rising);
    assertThat(summary.drift().orElseThrow()).isCloseTo(1.072, within(1e-9));
    assertThat(summary.verdict().reasons())
        .containsExactly(
            "drift: the last quarter's median is 7.2 % above the first's (limit 5.0 %)");
  }

  @Test
  void aFallingOneDoesToo() {
    double[] falling = IntStream.range(0, 40).mapToDouble(run -> run < 10 ? 100 : 92).toArray();
    assertThat(summary(falling).verdict().reasons())
        .containsExactly(
            "drift: the last quarter's median is 8.0 % below the first's (limit 5.0 %)");
  }

  @Test
  void driftGoesByTimeNotByTheList() {
    double[] rising = IntStream.range(0, 40).mapToDouble(run -> run < 30 ? 100 : 110).toArray();
    List<LatencySample> shuffled = LatencySamples.of(rising);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(LatencySummary.of(shuffled, LatencyProtocol.QUICK, 1).drift().orElseThrow())
        .isCloseTo(1.1, within(1e-9));
  }

  @Test
  void driftWithinTheLimitIsSaidAndValid() {
    double[] rising = IntStream.range(0, 40).mapToDouble(run -> run < 30 ? 100 : 104).toArray();
    LatencySummary summary = summary(rising);
    assertThat(summary.drift().orElseThrow()).isCloseTo(1.04, within(1e-9));
    assertThat(summary.verdict().valid()).isTrue();
  }

  @Test
  void roundsThatDisagreeAreUnstable() {
    LatencySummary summary = summary(steady(100), steady(109), steady(100));
    assertThat(summary.roundMediansMs()).containsExactly(100.0, 109.0, 100.0);
    assertThat(summary.verdict().reasons())
        .containsExactly("unstable: the rounds' medians lie 9.0 % apart (limit 5.0 %)");
  }

  @Test
  void tooFewRunsAreInvalid() {
    LatencySummary summary =
        LatencySummary.of(LatencySamples.of(steady(100)), LatencyProtocol.CAREFUL, 1);
    assertThat(summary.verdict().reasons()).containsExactly("fewer than 10 runs: 8");
  }

  @Test
  void threeRunsGiveARangeAndNoDrift() {
    LatencySummary summary = summary(new double[] {5000}, new double[] {5100}, new double[] {5050});
    assertThat(summary.drift()).isEmpty();
    assertThat(summary.p50Interval()).isEqualTo(new Interval(5000, 5100, Interval.Kind.RANGE));
    assertThat(summary.p50Ms()).isEqualTo(5050);
    assertThat(summary.verdict().valid()).isTrue();
  }

  @Test
  void oneRunIsAllItsOwnFigures() {
    LatencySummary summary = summary(new double[] {7});
    assertThat(DoubleStream.of(summary.minMs(), summary.p50Ms(), summary.p95Ms(), summary.maxMs()))
        .containsOnly(7.0);
    assertThat(summary.roundSpread()).isEmpty();
    assertThat(summary.verdict().reasons()).containsExactly("fewer than 2 runs: 1");
  }

  @Test
  void theIntervalHoldsTheTrueMedianAsOftenAsItSays() {
    int held = 0;
    for (int trial = 0; trial < 100; trial++) {
      Random random = new Random(trial);
      double[][] rounds = new double[5][];
      for (int round = 0; round < rounds.length; round++) {
        rounds[round] = random.doubles(20, 90, 110).toArray();
      }
      held += summary(rounds).p50Interval().contains(100) ? 1 : 0;
    }
    assertThat(held).isBetween(88, 100);
  }

  /** One run a round has no spread of its own; the rounds have. */
  @Test
  void ofOneRunARoundTheRoundsAreResampled() {
    int held = 0;
    for (int trial = 0; trial < 100; trial++) {
      double[][] rounds =
          new Random(trial)
              .doubles(5, 90, 110)
              .mapToObj(it -> new double[] {it})
              .toArray(double[][]::new);
      held += summary(rounds).p50Interval().contains(100) ? 1 : 0;
    }
    assertThat(held).isBetween(85, 100);
  }

  /** A tool's figure stands for the runs that it covers. */
  @Test
  void samplesMayStandForMoreRuns() {
    List<LatencySample> samples = LatencySamples.of(steady(100));
    LatencySummary summary = LatencySummary.of(samples, 80, LatencyProtocol.CAREFUL, 1);
    assertThat(summary.n()).isEqualTo(80);
    assertThat(summary.verdict().valid()).isTrue();
  }

  @Test
  void theSeedSettlesTheInterval() {
    double[] noisy = new Random(2).doubles(60, 90, 110).toArray();
    List<LatencySample> samples =
        LatencySamples.of(Arrays.copyOf(noisy, 30), Arrays.copyOfRange(noisy, 30, 60));
    LatencySummary one = LatencySummary.of(samples, LatencyProtocol.QUICK, 1);
    assertThat(LatencySummary.of(samples, LatencyProtocol.QUICK, 1)).isEqualTo(one);
    assertThat(LatencySummary.of(samples, LatencyProtocol.QUICK, 2).p50Interval())
        .isNotEqualTo(one.p50Interval());
    assertThat(one.p50Interval().kind()).isEqualTo(Interval.Kind.BOOTSTRAP);
    assertThat(one.p50Interval().contains(one.p50Ms())).isTrue();
  }

  @Test
  void refusesNoSamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatencySummary.of(List.of(), LatencyProtocol.QUICK, 1))
        .withMessage("number of samples must be at least 1, found 0");
  }

  private static LatencySummary summary(double[]... rounds) {
    return LatencySummary.of(LatencySamples.of(rounds), LatencyProtocol.QUICK, 1);
  }

  private static double[] steady(double millis) {
    return DoubleStream.generate(() -> millis).limit(8).toArray();
  }
}
