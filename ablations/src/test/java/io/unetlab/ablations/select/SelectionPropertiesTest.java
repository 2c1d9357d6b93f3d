package io.unetlab.ablations.select;

import static io.unetlab.ablations.select.Population.FID;
import static io.unetlab.ablations.select.Population.FLOPS;
import static io.unetlab.ablations.select.Population.MACS;
import static io.unetlab.ablations.select.Population.PARAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.score.KneePoint;
import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.score.WeightedSum;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

    assertThat(decide(candidates, rule).ranking())
        .extracting(Ranked::candidate)
        .containsExactlyElementsOf(
            candidates.stream()
                .sorted(
                    Comparator.comparing((Completed it) -> value(it, MACS))
                        .thenComparing(it -> value(it, FID))
                        .thenComparing(it -> value(it, FLOPS))
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
      Decision decision = decide(candidates, Rules.by(score));

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

    assertThat(label(decide(candidates, Rules.by(knee)))).isEqualTo("knee");
  }

  @Test
  void aFrontOfOneIsItsOwnKneeAndOfTwoTheNextObjectiveDecides() {
    KneePoint knee = new KneePoint(List.of(Metrics.LATENCY, PARAMS));
    List<Completed> one =
        List.of(point("worse", "9", 8), point("best", "7", 7), point("beside", "9", 7));
    List<Completed> two = List.of(point("quick", "3", 9), point("small", "7", 1));

    assertThat(label(decide(one, Rules.by(knee)))).isEqualTo("best");
    assertThat(label(decide(two, Rules.by(knee)))).isEqualTo("quick");
    assertThat(label(decide(two, Rules.by(knee, Objective.of(PARAMS))))).isEqualTo("small");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lexicographic", "quality first", "weighted", "knee", "noise"})
  void whatWouldChangeTheChoiceDoesAndOneStepShortOfItDoesNot(String way) {
    for (long seed = 1; seed <= 4; seed++) {
      List<Completed> candidates = Population.of(seed, 128, 7, way.equals("noise") ? 0.05 : 0);
      SelectSpec rule = rule(way).withWhere(limits(candidates));
      Decision decision = decide(candidates, rule);
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
        decide(candidates, Rules.minimize(Metrics.LATENCY)).whatWouldChange().stream()
            .filter(it -> it.kind() == WhatIf.Kind.MEASUREMENT)
            .findFirst()
            .orElseThrow();

    assertThat(whatIf.text())
        .isEqualTo("the choice's latency is 3.01 % higher (now 100 ms) would choose next");
  }

  @Test
  void tiesWithinNoiseAreSaidAndTheNextObjectiveBreaksThem() {
    List<Completed> candidates =
        List.of(
            Population.measured("quick", "412", 1.5, 900),
            Population.measured("near", "415", 1.5, 800),
            Population.measured("slow", "420", 1.5, 100));
    Decision decision = decide(candidates, Rules.minimize(Metrics.LATENCY, PARAMS));

    assertThat(decision.ranking())
        .extracting(it -> it.candidate().variant().label())
        .containsExactly("near", "quick", "slow");
    assertThat(decision.tie())
        .isEqualTo(
            "tie within noise in latency: 415 ms against 412 ms, sd of the difference 2.121 ms;"
                + " params decides");
    assertThat(decision.ranking().get(2).tie()).isEmpty();
  }

  @Test
  void whatNoiseAloneBeatsStaysOnTheFront() {
    List<Completed> candidates =
        List.of(
            Population.measured("quick", "412", 1.5, 900),
            Population.measured("near", "415", 1.5, 900),
            Population.measured("slow", "420", 1.5, 900));

    assertThat(
            decide(candidates, Rules.minimize(Metrics.LATENCY, PARAMS)).fronts().get(2).members())
        .extracting(it -> it.variant().label())
        .containsExactly("quick", "near");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lexicographic", "quality first", "weighted", "knee"})
  void theSharesOfTheDrawsAddUpAndAreTheSameAgain(String way) {
    List<Completed> candidates = Population.of(3, 128, 7, 0.1);
    SelectSpec rule = rule(way).withWhere(limits(candidates));
    Stability stability = decide(candidates, rule).stability();

    double sum = stability.wins().stream().mapToDouble(Stability.Win::share).sum();
    assertThat(sum + stability.noChoice()).isCloseTo(1, within(1e-9));
    assertThat(stability.draws()).isEqualTo(1000);
    assertThat(stability.wins()).hasSizeGreaterThan(1);
    assertThat(decide(candidates, rule).stability()).isEqualTo(stability);
  }

  // The difference of 3 is sqrt(2) standard deviations of 3 / sqrt(2) each: once in 6.3 it is less.
  @Test
  void theShareIsTheProbabilityOfANormalDifference() {
    double sd = 3 / Math.sqrt(2);
    List<Completed> candidates =
        List.of(
            Population.measured("quick", "412", sd, 900),
            Population.measured("near", "415", sd, 900));
    Stability stability = decide(candidates, Rules.minimize(Metrics.LATENCY)).stability();

    assertThat(stability.share(candidates.get(1))).isCloseTo(0.1587, within(0.04));
  }

  @Test
  void whatBothRestOnIsDrawnOnceSoItCannotTurnThem() {
    List<Completed> candidates = Population.of(3, 64, 6, 0);
    List<Completed> shared = new ArrayList<>();
    for (Completed candidate : candidates) {
      shared.add(
          changed(candidate, FID, term -> term.label().equals("base") ? withSd(term, 5) : term));
    }
    Stability stability = decide(shared, Rules.minimize(FID)).stability();

    assertThat(stability.isDrawn()).isTrue();
    assertThat(stability.wins()).hasSize(1);
  }

  @Test
  void withoutAnyUncertaintyNothingIsDrawn() {
    assertThat(decide(Population.of(3, 64, 6, 0), Rules.minimize(FID)).stability().isDrawn())
        .isFalse();
  }

  @Test
  void noiseIsTheStandardDeviationThatTrialsSay() {
    List<Completed> candidates = Population.of(5, 40, 8, 0.3);
    Values values = new Values(candidates);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        assertThat(values.noise(FID).sdOfDifference(i, j))
            .isCloseTo(candidates.get(i).sdOfDifference(candidates.get(j), FID), within(1e-9));
      }
    }
  }

  private static SelectSpec rule(String way) {
    return switch (way) {
      case "quality first" -> Rules.minimize(FID, MACS);
      case "weighted" -> Rules.by(new WeightedSum(List.of(MACS, FID), List.of(0.7, 0.3)));
      case "knee" -> Rules.by(new KneePoint(List.of(MACS, FID, PARAMS)));
      default -> Rules.minimize(MACS, FID, PARAMS);
    };
  }

  // Such that some keep them and some do not.
  private static List<Constraint> limits(List<Completed> candidates) {
    return Stream.of(FID, PARAMS)
        .map(
            metric ->
                Rules.atMost(
                    metric,
                    candidates.stream()
                        .map(it -> value(it, metric))
                        .sorted()
                        .skip(candidates.size() / 2)
                        .findFirst()
                        .orElseThrow()
                        .doubleValue()))
        .toList();
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
                changed(
                    it,
                    supposed.metric(),
                    term -> term.label().equals(supposed.what()) ? withAmount(term, amount) : term))
        .toList();
  }

  private static Completed changed(Completed candidate, Metric metric, UnaryOperator<Term> change) {
    Prediction old = candidate.quality().get(metric);
    List<Term> chain = old.chain().stream().map(change).toList();
    BigDecimal sum = chain.stream().map(Term::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Completed(
        candidate.variant(),
        candidate.hash(),
        candidate.parts(),
        candidate.counted(),
        candidate.measured(),
        candidate.errors(),
        candidate.doubtful(),
        Map.of(metric, new Prediction(metric, Optional.of(sum), chain, List.of())),
        candidate.sameAs());
  }

  private static Term withAmount(Term term, BigDecimal amount) {
    return new Term(term.label(), amount, term.sd(), term.kind(), term.firmness(), term.source());
  }

  private static Term withSd(Term term, double sd) {
    OptionalDouble stated = sd > 0 ? OptionalDouble.of(sd) : OptionalDouble.empty();
    return new Term(
        term.label(), term.amount(), stated, term.kind(), term.firmness(), term.source());
  }

  private static Optional<String> winner(List<Completed> candidates, SelectSpec rule) {
    return new Selector(candidates, List.of()).winner(rule).map(it -> it.variant().label());
  }

  private static Decision decide(List<Completed> candidates, SelectSpec rule) {
    return new Selector(candidates, List.of(MACS, FID)).decide(rule);
  }

  private static Completed point(String label, String millis, long params) {
    return Population.measured(label, millis, 0, params);
  }

  private static String label(Decision decision) {
    return decision.winner().orElseThrow().variant().label();
  }

  private static boolean dominates(Completed one, Completed other, List<Metric> metrics) {
    return metrics.stream().allMatch(it -> value(one, it).compareTo(value(other, it)) <= 0)
        && metrics.stream().anyMatch(it -> value(one, it).compareTo(value(other, it)) < 0);
  }

  private static BigDecimal value(Completed candidate, Metric metric) {
    return candidate.value(metric).orElseThrow();
  }
}
