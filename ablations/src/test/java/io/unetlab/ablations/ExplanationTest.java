package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.unetlab.ablations.analysis.Discrepancy;
import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.OptionEffect;
import io.unetlab.ablations.analysis.Shapley;
import io.unetlab.ablations.exec.Explanation;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Studies explained from their networks' counts. */
class ExplanationTest {

  private static final Metric MACS = Metrics.find("macs").orElseThrow();

  @Test
  void theMobileDiffusionStudy() {
    StudyResult result =
        StudyRunner.run(StudyLoader.load(Path.of("../examples/mobilediffusion/study.yaml")));
    Explanation explanation = Explanation.of(result);

    Effects macs = effects(explanation, MACS);
    assertThat(macs.trials()).isEqualTo(384);
    assertThat(macs.interactions()).hasSize(28);
    assertThat(macs.untold()).isEmpty();
    double shares =
        macs.factors().stream().mapToDouble(it -> it.share()).sum()
            + macs.shareOfInteractions()
            + macs.rest().share();
    assertThat(shares).isCloseTo(1, offset(1e-9));
    // In a full factorial a change is the difference of the means with and without.
    OptionEffect separable =
        macs.options().stream()
            .filter(it -> it.label().equals("convolution=separable"))
            .findFirst()
            .orElseThrow();
    assertThat(separable.contexts()).isEqualTo(192);
    assertThat(separable.change().getAsDouble())
        .isCloseTo(
            mean(result, "convolution", "separable") - mean(result, "convolution", "regular"),
            offset(1.0));

    Shapley shapley = explanation.shares().orElseThrow();
    Completed base = (Completed) result.base();
    Completed winner = result.decision().winner().orElseThrow();
    assertThat(shapley.orders()).isEqualTo(40_320);
    for (String metric : List.of("params", "macs", "flops", "peak_activation_bytes")) {
      Metric of = Metrics.find(metric).orElseThrow();
      BigDecimal sum =
          shapley.shares().stream()
              .map(it -> it.amount(of))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum)
          .isEqualByComparingTo(
              winner.value(of).orElseThrow().subtract(base.value(of).orElseThrow()));
    }
    assertThat(explanation.discrepancies())
        .filteredOn(it -> it.label().equals("placement=middle"))
        .extracting(Discrepancy::kind)
        .contains(Discrepancy.Kind.COSTS);
  }

  private static double mean(StudyResult result, String factor, String option) {
    return result.completed().stream()
        .filter(it -> option.equals(it.variant().choices().get(factor)))
        .mapToDouble(it -> it.counted().count("macs"))
        .average()
        .orElseThrow();
  }

  private static Effects effects(Explanation explanation, Metric metric) {
    return explanation.effects().stream()
        .filter(it -> it.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheDesignDidNotTryIsBuiltForTheShares() {
    StudyResult result = Studies.run("choice", "design.factorial=[]");
    assertThat(result.trials()).hasSizeLessThan(8);
    Shapley shapley = Explanation.of(result).shares().orElseThrow();

    BigDecimal sum =
        shapley.shares().stream()
            .map(it -> it.amount(MACS))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(shapley.total(MACS));
    assertThat(shapley.orders()).isGreaterThan(1);
  }

  @Test
  void measuredLatenciesHaveEffectsToo() {
    StudyResult result =
        StudyRunner.run(
            Studies.load("choice", "metrics=[params, macs, latency]"),
            RunSettings.PLAIN.with("host", new FakeBench()));
    Effects latency = effects(Explanation.of(result), Metrics.LATENCY);

    assertThat(latency.exact()).isFalse();
    assertThat(latency.trials()).isLessThanOrEqualTo(result.completed().size());
    assertThat(latency.options()).anySatisfy(it -> assertThat(it.change()).isPresent());
  }
}
