package io.unetlab.ablations.select;

import static io.unetlab.ablations.select.Population.FID;
import static io.unetlab.ablations.select.Population.MACS;
import static io.unetlab.ablations.select.Population.PARAMS;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.score.KneePoint;
import io.unetlab.ablations.score.WeightedSum;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Choices among candidates of {@link Population}, and what they are made by. */
final class Choices {

  private Choices() {}

  /** A rule by what it goes. */
  static SelectSpec rule(String way) {
    return switch (way) {
      case "quality first" -> Rules.minimize(FID, MACS);
      case "weighted" -> Rules.by(new WeightedSum(List.of(MACS, FID), List.of(0.7, 0.3)));
      case "knee" -> Rules.by(new KneePoint(List.of(MACS, FID, PARAMS)));
      default -> Rules.minimize(MACS, FID, PARAMS);
    };
  }

  // Such that some keep them and some do not.
  static List<Constraint> limits(List<Completed> candidates) {
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

  static Decision decide(List<Completed> candidates, SelectSpec rule) {
    return new Selector(candidates, List.of(MACS, FID)).decide(rule);
  }

  /** The candidate with changed terms of one metric, without its other predictions. */
  static Completed changed(Completed candidate, Metric metric, UnaryOperator<Term> change) {
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
        candidate.models(),
        Map.of(metric, new Prediction(metric, Optional.of(sum), chain, List.of())),
        candidate.sameAs());
  }

  static BigDecimal value(Completed candidate, Metric metric) {
    return candidate.value(metric).orElseThrow();
  }
}
