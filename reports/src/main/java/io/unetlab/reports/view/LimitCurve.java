package io.unetlab.reports.view;

import io.unetlab.ablations.select.Verdict;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The best value of an objective at each bound of one limit, with the other limits kept, among the
 * variants that were evaluated.
 *
 * @param steps the bounds at which the best changes, from the tightest to the loosest
 */
public record LimitCurve(Constraint limit, Objective goal, List<Step> steps) {

  /**
   * From this bound on, until the next, this variant is the best.
   *
   * @param bound its value of the limited metric
   * @param value its value of the objective
   */
  public record Step(BigDecimal bound, BigDecimal value, Completed best) {}

  public LimitCurve {
    steps = List.copyOf(steps);
  }

  /** One for each limit of the rule for which more than one variant is the best. */
  public static List<LimitCurve> of(Trials trials) {
    SelectSpec rule = trials.result().decision().select();
    List<LimitCurve> curves = new ArrayList<>();
    for (Constraint limit : rule.where()) {
      rule.goals().stream()
          .filter(it -> !it.metric().equals(limit.metric()))
          .findFirst()
          .map(goal -> new LimitCurve(limit, goal, steps(trials, limit, goal)))
          .filter(it -> it.steps().size() > 1)
          .ifPresent(curves::add);
    }
    return curves;
  }

  private static List<Step> steps(Trials trials, Constraint limit, Objective goal) {
    List<Step> candidates =
        trials.result().decision().verdicts().stream()
            .filter(it -> keepsOthers(it, limit))
            .flatMap(it -> step(it.candidate(), limit, goal).stream())
            .sorted(order(limit, goal))
            .toList();
    List<Step> steps = new ArrayList<>();
    for (Step candidate : candidates) {
      if (steps.isEmpty() || isBetter(goal, candidate, steps.get(steps.size() - 1))) {
        steps.add(candidate);
      }
    }
    return steps;
  }

  private static boolean keepsOthers(Verdict verdict, Constraint limit) {
    return verdict.missing().isEmpty()
        && verdict.checks().stream().allMatch(it -> it.passes() || it.constraint().equals(limit));
  }

  private static Optional<Step> step(Completed trial, Constraint limit, Objective goal) {
    return trial
        .value(limit.metric())
        .flatMap(bound -> trial.value(goal.metric()).map(value -> new Step(bound, value, trial)));
  }

  // The tightest bound first; of equal bounds the best value.
  private static Comparator<Step> order(Constraint limit, Objective goal) {
    Comparator<Step> byBound = Comparator.comparing(Step::bound);
    Comparator<Step> byValue = Comparator.comparing(Step::value);
    boolean less = goal.direction() == Objective.Direction.MINIMIZE;
    return (limit.comparison().isUpper() ? byBound : byBound.reversed())
        .thenComparing(less ? byValue : byValue.reversed());
  }

  private static boolean isBetter(Objective goal, Step one, Step other) {
    int order = one.value().compareTo(other.value());
    return goal.direction() == Objective.Direction.MINIMIZE ? order < 0 : order > 0;
  }

  /** The best under the limit as it is; empty when nothing keeps it. */
  public Optional<Step> now() {
    return steps.stream().filter(it -> limit.holds(it.bound())).reduce((tighter, looser) -> looser);
  }

  /** The loosest limit of this kind that a step keeps: its own value as the bound. */
  Constraint at(Step step) {
    return limit.with(limit.comparison().inclusive(), step.bound());
  }
}
