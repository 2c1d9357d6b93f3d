package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.profiler.latency.RelativeLatency.Conclusion;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class PairedComparisonTest {

  @Test
  void sharedNoiseHidesThreePercentFromMediansAndNotFromPairs() {
    double[][] shared = rounds(5, 10, new Random(11), 0.10);
    Random own = new Random(12);
    List<LatencySample> a =
        LatencySamples.of(LatencySamples.map(shared, ms -> 0.97 * ms * noise(own, 0.004)));
    List<LatencySample> b =
        LatencySamples.of(LatencySamples.map(shared, ms -> ms * noise(own, 0.004)));

    Interval aloneA = LatencySummary.of(a, LatencyProtocol.CAREFUL, 1).p50Interval();
    Interval aloneB = LatencySummary.of(b, LatencyProtocol.CAREFUL, 1).p50Interval();
    assertThat(aloneA.high()).isGreaterThan(aloneB.low());

    PairedComparison comparison = PairedComparison.of("a", a, "b", b, 1);
    assertThat(comparison.relative().conclusion()).isEqualTo(Conclusion.FASTER);
    assertThat(comparison.interval().contains(0.97)).isTrue();
    assertThat(comparison.relative().estimate()).isCloseTo(0.97, within(0.005));
    assertThat(comparison.pValue().orElseThrow()).isLessThan(1e-6);
    assertThat(comparison.pairs()).isEqualTo(50);
    assertThat(comparison.sentence())
        .startsWith("a is faster than b: 0.9")
        .endsWith("5 rounds; signed-rank test over 50 pairs: p < 0.0001)");
    assertThat(PairedComparison.of("b", b, "a", a, 1).relative().conclusion())
        .isEqualTo(Conclusion.SLOWER);
  }

  @Test
  void theIntervalHoldsTheTrueRatioAsOftenAsItSays() {
    int held = 0;
    int wrong = 0;
    for (int trial = 0; trial < 100; trial++) {
      Random random = new Random(1000 + trial);
      List<LatencySample> a = LatencySamples.of(rounds(3, 4, random, 0.05));
      List<LatencySample> b = LatencySamples.of(rounds(3, 4, random, 0.05));
      PairedComparison comparison = PairedComparison.of("a", a, "b", b, trial);
      held += comparison.interval().contains(1) ? 1 : 0;
      wrong += comparison.relative().conclusion() == Conclusion.NOT_TOLD_APART ? 0 : 1;
    }
    assertThat(held).isBetween(90, 100);
    assertThat(wrong).isEqualTo(100 - held);
  }

  @Test
  void theSeedSettlesTheInterval() {
    List<LatencySample> a = LatencySamples.of(rounds(5, 10, new Random(1), 0.1));
    List<LatencySample> b = LatencySamples.of(rounds(5, 10, new Random(2), 0.1));
    assertThat(PairedComparison.of("a", a, "b", b, 9))
        .isEqualTo(PairedComparison.of("a", a, "b", b, 9));
  }

  @Test
  void unequalCountsPairTheMedians() {
    List<LatencySample> a = LatencySamples.of(new double[] {10, 11, 900}, new double[] {10});
    List<LatencySample> b = LatencySamples.of(new double[] {22, 22}, new double[] {20});
    PairedComparison comparison = PairedComparison.of("a", a, "b", b, 1);
    assertThat(comparison.pairs()).isEqualTo(2);
    assertThat(comparison.relative().estimate()).isCloseTo(0.5, within(1e-9));
    assertThat(comparison.pValue()).isEmpty();
    assertThat(comparison.sureness())
        .isEqualTo("too few pairs that differ for a signed-rank test: 2 pairs in all");
  }

  @Test
  void threeRoundsThatHappenToAgreeAreNotEnough() {
    List<LatencySample> a =
        LatencySamples.of(new double[] {99}, new double[] {90}, new double[] {95});
    List<LatencySample> b =
        LatencySamples.of(new double[] {100}, new double[] {100}, new double[] {100});
    PairedComparison comparison = PairedComparison.of("a", a, "b", b, 1);
    assertThat(comparison.relative().conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
    assertThat(comparison.interval().kind()).isEqualTo(Interval.Kind.BOOTSTRAP_AND_STUDENT);
  }

  @Test
  void twoRoundsThatDisagreeGetNoDigits() {
    List<LatencySample> a = LatencySamples.of(new double[] {10}, new double[] {10});
    List<LatencySample> b = LatencySamples.of(new double[] {10}, new double[] {40});

    PairedComparison comparison = PairedComparison.of("a", a, "b", b, 1);

    assertThat(comparison.interval().saysNothing()).isTrue();
    assertThat(comparison.relative().conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
    assertThat(comparison.sentence())
        .startsWith(
            "a cannot be told apart from b (the rounds disagree too much for an interval; 2 rounds;"
                + " ");
  }

  @Test
  void oneRoundConcludesNothing() {
    List<LatencySample> a = LatencySamples.of(new double[] {10, 10, 10, 10});
    List<LatencySample> b = LatencySamples.of(new double[] {20, 20, 20, 20});
    PairedComparison comparison = PairedComparison.of("a", a, "b", b, 1);
    assertThat(comparison.relative().estimate()).isCloseTo(0.5, within(1e-9));
    assertThat(comparison.relative().conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
  }

  @Test
  void theSameIsNotToldApart() {
    List<LatencySample> a = LatencySamples.of(rounds(5, 10, new Random(1), 0.1));
    PairedComparison comparison = PairedComparison.of("a", a, "again", a, 1);
    assertThat(comparison.interval().contains(1)).isTrue();
    assertThat(comparison.relative().conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
    assertThat(comparison.pValue()).isEmpty();
  }

  @Test
  void refusesContendersThatShareNoRound() {
    List<LatencySample> a = List.of(new LatencySample(0, 0, 0, 5));
    List<LatencySample> b = List.of(new LatencySample(1, 0, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> PairedComparison.of("a", a, "b", b, 1));
  }

  @Test
  void signedRankIsExactForFew() {
    // All of one sign: 2 / 2^6.
    assertThat(SignedRank.pValue(new double[] {1, 2, 3, 4, 5, 6}).orElseThrow()).isEqualTo(0.03125);
    assertThat(SignedRank.pValue(new double[] {0, 0, 1, 2, 3, 4, 5})).isEmpty();
    assertThat(SignedRank.pValue(new double[] {1, -2, 3, -4, 5, -6, 7, -8}).orElseThrow())
        .isBetween(0.5, 1.0);
  }

  @Test
  void signedRankIsNearlyExactForMany() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[] differences =
          DoubleStream.generate(() -> random.nextGaussian() + 0.3).limit(18).toArray();
      assertThat(SignedRank.normal(differences))
          .isCloseTo(Math.min(1, SignedRank.exact(differences)), within(0.01));
    }
  }

  private static double[][] rounds(int rounds, int runs, Random random, double deviation) {
    double[][] millis = new double[rounds][runs];
    for (double[] round : millis) {
      for (int run = 0; run < runs; run++) {
        round[run] = 100 * noise(random, deviation);
      }
    }
    return millis;
  }

  private static double noise(Random random, double deviation) {
    return Math.exp(deviation * random.nextGaussian());
  }
}
