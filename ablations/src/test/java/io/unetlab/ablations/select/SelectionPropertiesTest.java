package io.unetlab.ablations.select;

import static io.unetlab.ablations.select.Population.FID;
import static io.unetlab.ablations.select.Population.FLOPS;
import static io.unetlab.ablations.select.Population.MACS;
import static io.unetlab.ablations.select.Population.PARAMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.score.KneePoint;
import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.score.WeightedSum;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every choice, for any candidates. */
class SelectionPropertiesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void withoutNoiseTheOrderIsThatOfAPlainSort(long seed) {
    List<Completed> candidates = Population.of(seed, 700, 6, 0);
    SelectSpec rule = Rules.minimize(MACS, FID, FLOPS);

    assertThat(Choices.decide(candidates, rule).ranking())
        .extracting(Ranked::candidate)
        .containsExactlyElementsOf(
            candidates.stream()
                .sorted(
                    Comparator.comparing((Completed it) -> Choices.value(it, MACS))
                        .thenComparing(it -> Choices.value(it, FID))
                        .thenComparing(it -> Choices.value(it, FLOPS))
                        .thenComparing(it -> it.variant().changes()))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theKneeAndTheWeightedOptimumAreOnTheFront(long seed) {
    List<Completed> candidates = Population.of(seed, 300, 9, 0);
    List<Metric> metrics = List.of(MACS, FID, PARAMS);
    List<Score> scores =
        List.of(
            new KneePoint(metrics),
            new KneePoint(metrics.subList(0, 2)),
            new WeightedSum(metrics, List.of(0.5, 2.0, 0.1)));
    for (Score score : scores) {
      Decision decision = Choices.decide(candidates, Rules.by(score));

      Completed winner = decision.winner().orElseThrow();
      assertThat(candidates).noneMatch(it -> dominates(it, winner, score.metrics()));
    }
  }

  @Test
  void theKneeIsWhereTheFrontBendsMost() {
    List<Completed> candidates =
        List.of(
            point("end", "10", 100),
            point("knee", "20", 20),
            point("flat", "60", 12),
            point("other end", "110", 10),
            point("behind", "25", 25));
    KneePoint knee = new KneePoint(List.of(Metrics.LATENCY, PARAMS));

    assertThat(label(Choices.decide(candidates, Rules.by(knee)))).isEqualTo("knee");
  }

  @Test
  void aFrontOfOneIsItsOwnKneeAndOfTwoTheNextObjectiveDecides() {
    KneePoint knee = new KneePoint(List.of(Metrics.LATENCY, PARAMS));
    List<Completed> one =
        List.of(point("worse", "9", 8), point("best", "7", 7), point("beside", "9", 7));
    List<Completed> two = List.of(point("quick", "3", 9), point("small", "7", 1));

    assertThat(label(Choices.decide(one, Rules.by(knee)))).isEqualTo("best");
    assertThat(label(Choices.decide(two, Rules.by(knee)))).isEqualTo("quick");
    assertThat(label(Choices.decide(two, Rules.by(knee, Objective.of(PARAMS))))).isEqualTo("small");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lexicographic", "quality first", "weighted", "knee", "noise"})
  void whatWouldChangeTheChoiceDoesAndOneStepShortOfItDoesNot(String way) {
    for (long seed = 1; seed <= 4; seed++) {
      List<Completed> candidates = Population.of(seed, 128, 7, way.equals("noise") ? 0.05 : 0);
      SelectSpec rule = Choices.rule(way).withWhere(Choices.limits(candidates));
      Decision decision = Choices.decide(candidates, rule);
      assertThat(decision.whatWouldChange())
          .extracting(WhatIf::kind)
          .contains(WhatIf.Kind.EVIDENCE, WhatIf.Kind.TIGHTER_BOUND);
      for (WhatIf whatIf : decision.whatWouldChange()) {
        Optional<String> then = whatIf.winner().map(it -> it.variant().label());
        assertThat(then).as(whatIf.text()).isNotEqualTo(winner(candidates, rule));
        if (whatIf.kind() == WhatIf.Kind.EVIDENCE) {
          Supposition supposed = whatIf.supposed().orElseThrow();
          assertThat(winner(with(candidates, supposed, supposed.then()), rule))
              .as(whatIf.text())
              .isEqualTo(then);
          assertThat(winner(with(candidates, supposed, shortOf(supposed)), rule))
              .as("short of " + whatIf.text())
              .isEqualTo(winner(candidates, rule));
        } else {
          assertThat(winner(candidates, whatIf.rule())).as(whatIf.text()).isEqualTo(then);
        }
      }
    }
  }

  @Test
  void theLatencyThatWouldChangeTheChoiceIsFound() {
    List<Completed> candidates =
        List.of(point("quick", "100", 9), point("next", "103", 7), point("slow", "110", 1));
    WhatIf whatIf =
        Choices.decide(candidates, Rules.minimize(Metrics.LATENCY)).whatWouldChange().stream()
            .filter(it -> it.kind() == WhatIf.Kind.MEASUREMENT)
            .findFirst()
            .orElseThrow();

    assertThat(whatIf.text())
        .isEqualTo("the choice's latency is 3.01 % higher (now 100 ms) would choose next");
  }

  private static BigDecimal shortOf(Supposition supposed) {
    BigDecimal step = new BigDecimal("0.000001");
    boolean more = supposed.then().compareTo(supposed.now()) > 0;
    return more ? supposed.then().subtract(step) : supposed.then().add(step);
  }

  private static List<Completed> with(
      List<Completed> candidates, Supposition supposed, BigDecimal amount) {
    return candidates.stream()
        .map(
            it ->
                Choices.changed(
                    it,
                    supposed.metric(),
                    term -> term.label().equals(supposed.what()) ? withAmount(term, amount) : term))
        .toList();
  }

  private static Term withAmount(Term term, BigDecimal amount) {
    return new Term(term.label(), amount, term.sd(), term.kind(), term.firmness(), term.source());
  }

  private static Optional<String> winner(List<Completed> candidates, SelectSpec rule) {
    return new Selector(candidates, List.of()).winner(rule).map(it -> it.variant().label());
  }

  private static Completed point(String label, String millis, long params) {
    return Population.measured(label, millis, 0, params);
  }

  private static String label(Decision decision) {
    return decision.winner().orElseThrow().variant().label();
  }

  private static boolean dominates(Completed one, Completed other, List<Metric> metrics) {
    return metrics.stream()
            .allMatch(it -> Choices.value(one, it).compareTo(Choices.value(other, it)) <= 0)
        && metrics.stream()
            .anyMatch(it -> Choices.value(one, it).compareTo(Choices.value(other, it)) < 0);
  }
}
