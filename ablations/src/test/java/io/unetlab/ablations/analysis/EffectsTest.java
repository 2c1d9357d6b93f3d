package io.unetlab.ablations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.trial.ModelLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class EffectsTest {

  private static final SpecHash NETWORK = new SpecHash("ab".repeat(32));

  private static Completed counted(List<Factor> factors, long macs, int... options) {
    return trial(factors, Games.macs(macs), MetricSet.EMPTY, options);
  }

  private static Completed measured(List<Factor> factors, double ms, int... options) {
    MetricSet latency = MetricSet.EMPTY.with("latency", BigDecimal.valueOf(ms));
    return trial(factors, MetricSet.EMPTY, latency, options);
  }

  private static Completed trial(
      List<Factor> factors, MetricSet counts, MetricSet measurements, int... options) {
    return new Completed(
        Games.variant(factors, options),
        NETWORK,
        List.of(),
        counts,
        measurements,
        Map.of(),
        Set.of(),
        ModelLatencies.NONE,
        Map.of(),
        Optional.empty());
  }

  private static Effects macs(List<Factor> factors, List<Completed> trials) {
    return Effects.of(factors, trials, List.of(Games.MACS)).get(0);
  }

  private static double change(Effects effects, int option) {
    return effects.options().get(option).change().getAsDouble();
  }

  @Test
  void twoByTwoByHand() {
    List<Factor> factors = Games.factors(2, 2);
    Effects effects =
        macs(
            factors,
            List.of(
                counted(factors, 100, 0, 0),
                counted(factors, 90, 1, 0),
                counted(factors, 80, 0, 1),
                counted(factors, 40, 1, 1)));

    // a: the mean of -10 and -40; b: of -20 and -50. Together -30 more than the sum of both.
    assertThat(change(effects, 0)).isCloseTo(-25, offset(1e-9));
    assertThat(change(effects, 1)).isCloseTo(-35, offset(1e-9));
    assertThat(effects.options().get(0).contexts()).isEqualTo(2);
    assertThat(effects.options().get(0).range()).contains(new Bounds(-40, -10));
    assertThat(effects.options().get(1).range()).contains(new Bounds(-50, -20));
    Joint joint = effects.interactions().get(0).joints().get(0);
    assertThat(joint.interaction()).isCloseTo(-30, offset(1e-9));
    assertThat(joint.firstAlone().getAsDouble()).isCloseTo(-10, offset(1e-9));
    assertThat(joint.secondAlone().getAsDouble()).isCloseTo(-20, offset(1e-9));
    assertThat(joint.together().getAsDouble()).isCloseTo(-60, offset(1e-9));
    // Of 2075 = 625 + 1225 + 225 nothing is left, and there is nothing to test.
    assertThat(effects.factors())
        .extracting(Variation::sumOfSquares)
        .satisfiesExactly(
            it -> assertThat(it).isCloseTo(625, offset(1e-9)),
            it -> assertThat(it).isCloseTo(1225, offset(1e-9)));
    assertThat(effects.interactions().get(0).variation().share())
        .isCloseTo(225 / 2075.0, offset(1e-12));
    assertThat(effects.rest().df()).isZero();
    assertThat(effects.factors()).allSatisfy(it -> assertThat(it.p()).isEmpty());
    assertThat(effects.options()).allSatisfy(it -> assertThat(it.interval()).isEmpty());
  }

  @Test
  void twoByThreeByHand() {
    List<Factor> factors = Games.factors(2, 3);
    Effects effects =
        macs(
            factors,
            List.of(
                counted(factors, 12, 0, 0),
                counted(factors, 10, 0, 1),
                counted(factors, 5, 0, 2),
                counted(factors, 8, 1, 0),
                counted(factors, 6, 1, 1),
                counted(factors, 4, 1, 2)));

    // a: (18 - 27) / 3; b1: (16 - 20) / 2; b2: (9 - 20) / 2.
    assertThat(change(effects, 0)).isCloseTo(-3, offset(1e-9));
    assertThat(change(effects, 1)).isCloseTo(-2, offset(1e-9));
    assertThat(change(effects, 2)).isCloseTo(-5.5, offset(1e-9));
    assertThat(effects.options().get(2).range()).contains(new Bounds(-7, -4));
    assertThat(effects.factors()).extracting(Variation::df).containsExactly(1, 2);
    // The cells' sums of squares: 13.5 of a, 31 of b, 3 of both; 47.5 in all.
    assertThat(effects.factors().get(0).share()).isCloseTo(13.5 / 47.5, offset(1e-12));
    assertThat(effects.factors().get(1).share()).isCloseTo(31 / 47.5, offset(1e-12));
    assertThat(effects.interactions().get(0).variation().share())
        .isCloseTo(3 / 47.5, offset(1e-12));
    assertThat(effects.interactions().get(0).joints())
        .extracting(it -> Math.round(it.interaction() * 1e9) / 1e9)
        .containsExactly(0.0, 3.0);
  }

  @Test
  void inABalancedDesignAnEffectIsTheMeanOverItsContexts() {
    List<Factor> factors = Games.factors(2, 3, 4);
    List<Completed> trials = new ArrayList<>();
    Random random = new Random(5);
    long[][][] values = new long[2][3][4];
    double sum = 0;
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        for (int c = 0; c < 4; c++) {
          values[a][b][c] = 400_000_000_000L + random.nextInt(1_000_000_000);
          trials.add(counted(factors, values[a][b][c], a, b, c));
          sum += c == 3 ? values[a][b][3] - values[a][b][0] : 0;
        }
      }
    }
    OptionEffect last =
        macs(factors, trials).find(factors.get(2), factors.get(2).options().get(3)).orElseThrow();

    assertThat(last.change().getAsDouble()).isCloseTo(sum / 6, offset(0.01));
    assertThat(last.contexts()).isEqualTo(6);
  }

  @Test
  void aLadderTellsEachStepAndNoInteraction() {
    List<Factor> factors = Games.factors(2, 2);
    Effects effects =
        macs(
            factors,
            List.of(
                counted(factors, 100, 0, 0),
                counted(factors, 90, 1, 0),
                counted(factors, 40, 1, 1)));

    assertThat(change(effects, 0)).isCloseTo(-10, offset(1e-9));
    assertThat(change(effects, 1)).isCloseTo(-50, offset(1e-9));
    assertThat(effects.interactions()).isEmpty();
    assertThat(effects.untold()).containsExactly("a x b");
  }

  @Test
  void whatAlwaysComesTogetherIsNamed() {
    List<Factor> factors = Games.factors(2, 2);
    Effects effects =
        macs(factors, List.of(counted(factors, 100, 0, 0), counted(factors, 60, 1, 1)));

    assertThat(effects.options().get(0).change()).isEmpty();
    assertThat(effects.options().get(0).aliases()).containsExactly("b=b1");
    assertThat(effects.options().get(0).range()).isEmpty();
  }

  @Test
  void aMeasuredEffectHasStudentsInterval() {
    List<Factor> factors = Games.factors(2, 2);
    Effects effects =
        Effects.of(
                factors,
                List.of(
                    measured(factors, 100, 0, 0),
                    measured(factors, 88, 1, 0),
                    measured(factors, 82, 0, 1),
                    measured(factors, 66, 1, 1)),
                List.of(Metrics.LATENCY))
            .get(0);

    // The factors alone: a -14, b -20, residuals of 1 each, 4 in all with one degree of freedom.
    // A difference of two means of two has the noise's variance: 4 (1/2 + 1/2).
    double half = 2 * new TDistribution(1).inverseCumulativeProbability(0.975);
    Bounds interval = effects.options().get(0).interval().orElseThrow();
    assertThat(effects.exact()).isFalse();
    assertThat(change(effects, 0)).isCloseTo(-14, offset(1e-9));
    assertThat(interval.low()).isCloseTo(-14 - half, offset(1e-6));
    assertThat(interval.high()).isCloseTo(-14 + half, offset(1e-6));
    assertThat(effects.interactions()).isEmpty();
    // F is t squared, and its p the t's on both sides.
    Variation a = effects.factors().get(0);
    assertThat(a.f().getAsDouble()).isCloseTo(49, offset(1e-6));
    assertThat(a.p().getAsDouble())
        .isCloseTo(2 * new TDistribution(1).cumulativeProbability(-7), offset(1e-9));
  }

  @Test
  void withNothingLeftThereIsNoInterval() {
    List<Factor> factors = Games.factors(2, 2);
    Effects effects =
        Effects.of(
                factors,
                List.of(
                    measured(factors, 100, 0, 0),
                    measured(factors, 88, 1, 0),
                    measured(factors, 82, 1, 1)),
                List.of(Metrics.LATENCY))
            .get(0);

    assertThat(effects.rest().df()).isZero();
    assertThat(effects.options()).allSatisfy(it -> assertThat(it.interval()).isEmpty());
    assertThat(change(effects, 1)).isCloseTo(-6, offset(1e-9));
  }

  @Test
  void whatIsOnlyPredictedIsNotAnalysed() {
    List<Factor> factors = Games.factors(2);
    assertThat(
            Effects.of(
                factors,
                List.of(counted(factors, 1, 0), counted(factors, 2, 1)),
                QualityMetrics.ALL))
        .isEmpty();
  }
}
