package io.unetlab.ablations.select;

import static io.unetlab.ablations.select.Population.FID;
import static io.unetlab.ablations.select.Population.PARAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the uncertainty of values does to a choice. */
class SelectionNoiseTest {

  @Test
  void tiesWithinNoiseAreSaidAndTheNextObjectiveBreaksThem() {
    List<Completed> candidates =
        List.of(
            Population.measured("quick", "412", 1.5, 900),
            Population.measured("near", "415", 1.5, 800),
            Population.measured("slow", "420", 1.5, 100));
    Decision decision = Choices.decide(candidates, Rules.minimize(Metrics.LATENCY, PARAMS));

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
            Choices.decide(candidates, Rules.minimize(Metrics.LATENCY, PARAMS))
                .fronts()
                .get(2)
                .members())
        .extracting(it -> it.variant().label())
        .containsExactly("quick", "near");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lexicographic", "quality first", "weighted", "knee"})
  void theSharesOfTheDrawsAddUpAndAreTheSameAgain(String way) {
    List<Completed> candidates = Population.of(3, 128, 7, 0.1);
    SelectSpec rule = Choices.rule(way).withWhere(Choices.limits(candidates));
    Stability stability = Choices.decide(candidates, rule).stability();

    double sum = stability.wins().stream().mapToDouble(Stability.Win::share).sum();
    assertThat(sum + stability.noChoice()).isCloseTo(1, within(1e-9));
    assertThat(stability.draws()).isEqualTo(1000);
    assertThat(stability.wins()).hasSizeGreaterThan(1);
    assertThat(Choices.decide(candidates, rule).stability()).isEqualTo(stability);
  }

  // The difference of 3 is sqrt(2) standard deviations of 3 / sqrt(2) each: once in 6.3 it is less.
  @Test
  void theShareIsTheProbabilityOfANormalDifference() {
    double sd = 3 / Math.sqrt(2);
    List<Completed> candidates =
        List.of(
            Population.measured("quick", "412", sd, 900),
            Population.measured("near", "415", sd, 900));
    Stability stability = Choices.decide(candidates, Rules.minimize(Metrics.LATENCY)).stability();

    assertThat(stability.share(candidates.get(1))).isCloseTo(0.1587, within(0.04));
  }

  @Test
  void whatBothRestOnIsDrawnOnceSoItCannotTurnThem() {
    List<Completed> candidates = Population.of(3, 64, 6, 0);
    List<Completed> shared = new ArrayList<>();
    for (Completed candidate : candidates) {
      shared.add(
          Choices.changed(
              candidate, FID, term -> term.label().equals("base") ? withSd(term, 5) : term));
    }
    Stability stability = Choices.decide(shared, Rules.minimize(FID)).stability();

    assertThat(stability.isDrawn()).isTrue();
    assertThat(stability.wins()).hasSize(1);
  }

  @Test
  void withoutAnyUncertaintyNothingIsDrawn() {
    assertThat(
            Choices.decide(Population.of(3, 64, 6, 0), Rules.minimize(FID)).stability().isDrawn())
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

  private static Term withSd(Term term, double sd) {
    OptionalDouble stated = sd > 0 ? OptionalDouble.of(sd) : OptionalDouble.empty();
    return new Term(
        term.label(), term.amount(), stated, term.kind(), term.firmness(), term.source());
  }
}
