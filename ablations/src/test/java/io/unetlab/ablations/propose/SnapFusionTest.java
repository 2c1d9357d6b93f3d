package io.unetlab.ablations.propose;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each action is the best by the trials of all variants, and the evolution ends under the limit.
 */
class SnapFusionTest {

  private static final BigDecimal LIMIT = BigDecimal.valueOf(20_000_000);
  private static final Metric CLIP =
      QualityMetrics.ALL.stream().filter(it -> it.name().equals("clip")).findFirst().orElseThrow();

  @Test
  void eachActionIsTheBestThereIs() {
    Map<String, Completed> all =
        Studies.run("blocks", "design={factorial: all}").completed().stream()
            .collect(Collectors.toMap(it -> it.variant().label(), it -> it));

    List<Rung> steps = Studies.run("blocks").ladder().rungs();

    assertThat(steps).hasSizeGreaterThan(2);
    for (Rung step : steps) {
      Completed before = step.before().completed().orElseThrow();
      Completed after = step.after().completed().orElseThrow();
      boolean removes = macs(before).compareTo(LIMIT) > 0;
      List<Double> scores =
          all.values().stream()
              .filter(it -> isAdjacent(before, it))
              .filter(it -> removes || macs(it).compareTo(LIMIT) <= 0)
              .map(it -> removes ? removing(before, it) : adding(before, it))
              .sorted(Comparator.reverseOrder())
              .toList();
      assertThat(removes ? removing(before, after) : adding(before, after))
          .as(after.variant().label())
          .isEqualTo(scores.get(0))
          .isPositive();
    }
  }

  /** Removed down to the limit, then blocks that are worth more are added as far as it holds. */
  @Test
  void itRemovesUntilTheLimitHoldsAndThenAdds() {
    List<Rung> steps = Studies.run("blocks").ladder().rungs();

    List<Boolean> removes =
        steps.stream()
            .map(it -> macs(it.before().completed().orElseThrow()).compareTo(LIMIT) > 0)
            .toList();
    assertThat(removes)
        .startsWith(true)
        .endsWith(false)
        .isSortedAccordingTo(Comparator.reverseOrder());
    Completed last = steps.get(steps.size() - 1).after().completed().orElseThrow();
    assertThat(macs(last)).isLessThanOrEqualTo(LIMIT);
    assertThat(steps).allMatch(it -> it.step().kept());
  }

  @Test
  void withoutALimitItEndsWithTheCheapest() {
    StudyResult result = Studies.run("blocks", "select={minimize: [macs, clip]}");

    List<Rung> steps = result.ladder().rungs();
    Completed last = steps.get(steps.size() - 1).after().completed().orElseThrow();
    assertThat(last.variant().label()).isEqualTo("top=0 below=0 middle=0");
  }

  @Test
  void whatItTriedIsItsPlanAndItsBudgetEndsIt() {
    DesignPlan whole = DesignPlanner.plan(Studies.load("blocks"));
    DesignPlan some =
        DesignPlanner.plan(
            Studies.load("blocks", "design={search: {algorithm: snapfusion, evaluations: 12}}"));

    assertThat(some.parts())
        .last()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(DesignKind.SEARCH);
              assertThat(it.leftOut())
                  .containsExactly("snapfusion: another step takes more than its 12 evaluations");
            });
    assertThat(some.variants()).hasSizeLessThanOrEqualTo(12);
    assertThat(whole.variants()).containsAll(some.variants());
    assertThat(some.ladder())
        .isNotEmpty()
        .isEqualTo(whole.ladder().subList(0, some.ladder().size()));
  }

  @Test
  void theLatencyOfATargetMayBeTheCost() {
    StudySpec study =
        Studies.load(
            "blocks",
            "metrics=[params, clip, latency]",
            "select={maximize: clip, where: {latency: <= 20 ms}}");

    Round round = Proposers.of(study).ask();

    assertThat(round.needs()).containsExactly(Metrics.LATENCY);
    assertThat(round.variants()).singleElement().matches(Variant::isBase);
  }

  @Test
  void theExampleEndsNearSnapFusionsOwnNetwork() {
    StudyResult result =
        StudyRunner.run(StudyLoader.load(Path.of("../examples/search/snapfusion.yaml")));

    Completed winner = result.decision().winner().orElseThrow();
    BigDecimal published = result.references().get(0).counted().require("macs");
    assertThat(macs(winner))
        .isBetween(published.multiply(new BigDecimal("0.95")), new BigDecimal("300.4e9"));
    List<Rung> steps = result.ladder().rungs();
    assertThat(winner.variant()).isEqualTo(steps.get(steps.size() - 1).step().variant());
    assertThat(winner.variant().label())
        .isEqualTo("attention_64=0 resnets_16=1 attention_8=2 attention_middle=2");
  }

  private static boolean isAdjacent(Completed before, Completed after) {
    int moved = 0;
    for (String factor : before.variant().choices().keySet()) {
      String was = Objects.requireNonNull(before.variant().choices().get(factor));
      String is = Objects.requireNonNull(after.variant().choices().get(factor));
      boolean isNumber = !factor.equals("ratio");
      int distance =
          isNumber
              ? Math.abs(Integer.parseInt(was) - Integer.parseInt(is))
              : was.equals(is) ? 0 : 1;
      moved += distance == 1 ? 1 : 2 * distance;
    }
    return moved == 1;
  }

  // By another formula: the saving for the loss; more than any such where nothing is lost.
  private static double removing(Completed before, Completed after) {
    double saved = macs(before).subtract(macs(after)).doubleValue();
    if (after.value(CLIP).isEmpty()) {
      return saved > 0 ? saved * 1e-30 : -1;
    }
    double lost = clip(before) - clip(after);
    return saved <= 0 ? -1 : lost <= 1e-12 ? saved * 1e30 : saved / lost;
  }

  private static double adding(Completed before, Completed after) {
    double gained = after.value(CLIP).isEmpty() ? 0 : clip(after) - clip(before);
    double cost = macs(after).subtract(macs(before)).doubleValue();
    return gained <= 1e-12 ? -1 : cost <= 0 ? gained * 1e30 : gained / cost;
  }

  private static BigDecimal macs(Completed trial) {
    return trial.counted().require("macs");
  }

  private static double clip(Completed trial) {
    return trial.value(CLIP).orElseThrow().doubleValue();
  }
}
