package io.unetlab.ablations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.trial.MeasuredErrors;
import io.unetlab.ablations.trial.ModelLatencies;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One rung from 100 of everything. */
class DiscrepanciesTest {

  private static final List<Factor> FACTORS = Games.factors(2);
  private static final List<Metric> METRICS =
      List.of("params", "macs", "peak_activation_bytes").stream()
          .map(name -> Metrics.find(name).orElseThrow())
          .toList();

  private static Completed trial(
      int option, double params, double macs, double peak, double ms, double sd) {
    SpecHash network = new SpecHash("ab".repeat(31) + "0" + option);
    return new Completed(
        Games.variant(FACTORS, option),
        network,
        List.of(),
        MetricSet.EMPTY
            .with("params", BigDecimal.valueOf(params))
            .with("macs", BigDecimal.valueOf(macs))
            .with("peak_activation_bytes", BigDecimal.valueOf(peak)),
        MetricSet.EMPTY.with("latency", BigDecimal.valueOf(ms)),
        Map.of("latency", MeasuredErrors.of(network, BigDecimal.valueOf(sd))),
        Set.of(),
        ModelLatencies.NONE,
        Map.of(),
        Optional.empty());
  }

  private static List<Discrepancy> look(
      double params, double macs, double peak, double ms, double sd) {
    return look(params, macs, peak, ms, sd, true);
  }

  private static List<Discrepancy> look(
      double params, double macs, double peak, double ms, double sd, boolean kept) {
    Completed before = trial(0, 100, 100, 100, 100, sd);
    Completed after = trial(1, params, macs, peak, ms, sd);
    Factor factor = FACTORS.get(0);
    LadderStep step =
        new LadderStep(before.variant(), after.variant(), kept, factor, factor.options().get(1));
    Ladder ladder =
        Ladder.of(
            List.of(step),
            METRICS,
            Map.<Variant, TrialResult>of(before.variant(), before, after.variant(), after));
    List<Effects> effects = Effects.of(FACTORS, List.of(before, after), METRICS);
    return Discrepancies.of(ladder, effects, before);
  }

  @Test
  void macsWithoutTime() {
    Discrepancy found = look(100, 80, 80, 99, 1).get(0);

    assertThat(found.kind()).isEqualTo(Discrepancy.Kind.NO_TIME_TOLD);
    assertThat(found.label()).isEqualTo("a=a1");
    assertThat(found.interval().orElseThrow().contains(0)).isTrue();
  }

  /** Half of the time more or less: the fifth that the MACs promise may well be there. */
  @Test
  void anIntervalThatHoldsWhatTheMacsPromiseSaysNothing() {
    assertThat(look(100, 80, 80, 99, 20)).isEmpty();
  }

  @Test
  void macsWithLittleTime() {
    // A fifth of the MACs and four hundredths of the time, told apart from none.
    assertThat(look(100, 80, 80, 96, 0.1))
        .extracting(Discrepancy::kind)
        .containsExactly(Discrepancy.Kind.LITTLE_TIME);
    assertThat(look(100, 80, 80, 94, 0.1)).isEmpty();
    assertThat(look(100, 80, 80, 110, 0.1))
        .extracting(Discrepancy::kind)
        .containsExactly(Discrepancy.Kind.LITTLE_TIME);
  }

  @Test
  void parametersWithoutMemory() {
    assertThat(look(97, 100, 99.6, 100, 1))
        .extracting(Discrepancy::kind)
        .containsExactly(Discrepancy.Kind.NO_MEMORY);
    assertThat(look(97, 100, 99, 100, 1)).isEmpty();
    assertThat(look(98.5, 100, 100, 100, 1)).isEmpty();
  }

  @Test
  void oneAtTheCostOfAnother() {
    Discrepancy found = look(80, 104, 90, 100, 1).get(0);

    assertThat(found.kind()).isEqualTo(Discrepancy.Kind.COSTS);
    assertThat(found.saved().name()).isEqualTo("params");
    assertThat(found.other().name()).isEqualTo("macs");
    assertThat(look(80, 101, 90, 100, 1)).isEmpty();
  }

  @Test
  void whatWasPutBackIsSaidOfTheMeanAlone() {
    assertThat(look(80, 104, 90, 100, 1, true)).extracting(Discrepancy::ladder).contains(true);
    assertThat(look(80, 104, 90, 100, 1, false))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.ladder()).isFalse());
  }
}
