package io.unetlab.ablations.propose;

import io.unetlab.ablations.search.Answer;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Unknown;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a search learns from the results of variants: the objectives, and by how much they exceed
 * limits. Limits of the rule on objectives are left to the rule, as in an exact search: the front
 * shows what each costs.
 */
final class SearchAnswers {

  /** What a value exactly at an excluded limit violates. */
  private static final double TOUCHING = 1e-9;

  private final StudySpec study;
  private final List<Objective> objectives;
  private final List<Constraint> limits;
  private final Unknown unknown;

  SearchAnswers(StudySpec study, SearchSpec search) {
    this.study = study;
    this.objectives = search.objectives().stream().map(Objective::of).toList();
    this.limits =
        Stream.concat(
                study.constraints().stream(),
                study.select().where().stream()
                    .filter(it -> !search.objectives().contains(it.metric())))
            .distinct()
            .toList();
    this.unknown = study.select().unknown();
  }

  /** What an evaluated variant may not exceed. */
  List<Constraint> limits() {
    return limits;
  }

  /** The latencies that have to be measured for it. */
  List<Metric> measured() {
    return Stream.concat(
            objectives.stream().map(Objective::metric), limits.stream().map(Constraint::metric))
        .filter(study::isMeasured)
        .distinct()
        .toList();
  }

  Answer of(TrialResult result) {
    return result
        .completed()
        .map(this::of)
        .orElseGet(() -> Answer.failed(result.obstacle().orElseThrow()));
  }

  private Answer of(Completed trial) {
    double[] values = new double[objectives.size()];
    for (int i = 0; i < values.length; i++) {
      Objective objective = objectives.get(i);
      Optional<BigDecimal> value = trial.value(objective.metric());
      if (value.isEmpty()) {
        return unknown(objective.metric());
      }
      values[i] = objective.lowerIsBetter(value.get().doubleValue());
    }
    double violation = 0;
    for (Constraint limit : limits) {
      Optional<BigDecimal> value = trial.value(limit.metric());
      if (value.isEmpty() && unknown == Unknown.REFUSE) {
        return unknown(limit.metric());
      }
      violation += value.map(it -> violation(limit, it)).orElse(0.0);
    }
    return Answer.of(violation, values);
  }

  private static Answer unknown(Metric metric) {
    return Answer.failed("its " + metric.name() + " is unknown");
  }

  private static double violation(Constraint limit, BigDecimal value) {
    if (limit.holds(value)) {
      return 0;
    }
    double bound = limit.bound().doubleValue();
    double excess = Math.abs(value.doubleValue() - bound);
    return Math.max(TOUCHING, excess / Math.max(Math.abs(bound), TOUCHING));
  }
}
