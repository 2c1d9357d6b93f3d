package io.unetlab.ablations.select;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.UnknownQuality;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds candidates against a rule, one by one and against each other. */
final class Judge {

  private final SelectSpec rule;

  Judge(SelectSpec rule) {
    this.rule = rule;
  }

  Verdict verdict(Completed candidate) {
    return new Verdict(
        candidate,
        rule.where().stream().map(constraint -> check(candidate, constraint)).toList(),
        unranked(candidate));
  }

  Check check(Completed candidate, Constraint constraint) {
    Optional<BigDecimal> value = candidate.value(constraint.metric());
    if (value.isEmpty()) {
      boolean refused = rule.unknownQuality() == UnknownQuality.REFUSE;
      return new Check(
          constraint,
          value,
          refused ? Check.Outcome.REFUSED : Check.Outcome.ALLOWED,
          whyUnknown(candidate, constraint.metric()));
    }
    boolean holds = constraint.holds(value.get());
    return new Check(constraint, value, holds ? Check.Outcome.MET : Check.Outcome.VIOLATED, "");
  }

  // Without a value there is no order, whatever the rule does with unknown quality.
  private String unranked(Completed candidate) {
    for (Objective objective : rule.objectives()) {
      if (candidate.value(objective.metric()).isEmpty()) {
        String why = whyUnknown(candidate, objective.metric());
        return "cannot be ranked by " + objective.metric().name() + ": " + why;
      }
    }
    return "";
  }

  private static String whyUnknown(Completed candidate, Metric metric) {
    Prediction prediction = candidate.quality().get(metric);
    return prediction == null
        ? "nothing is known of the base's " + metric.name()
        : String.join("; ", prediction.missing());
  }

  /** The better candidate first: by the objectives in turn, then by fewer changes of the base. */
  Comparator<Completed> bestFirst() {
    Comparator<Completed> order = Comparator.comparingInt(it -> 0);
    for (Objective objective : rule.objectives()) {
      order = order.thenComparing(by(objective));
    }
    return order.thenComparingInt(it -> it.variant().changes());
  }

  /** Why one candidate stands before the other although the first objective is the same. */
  String tie(Completed ahead, Completed behind) {
    List<Objective> objectives = rule.objectives();
    for (int i = 0; i < objectives.size(); i++) {
      if (by(objectives.get(i)).compare(ahead, behind) != 0) {
        String decides = "; " + objectives.get(i).metric().name() + " decides";
        return i == 0 ? "" : same(i) + decides;
      }
    }
    int fewer = ahead.variant().changes();
    int more = behind.variant().changes();
    return same(objectives.size())
        + (fewer < more
            ? "; fewer changes of the base decide (" + fewer + " against " + more + ")"
            : " and in the number of changes; the design's order decides");
  }

  private String same(int count) {
    List<String> names =
        rule.objectives().subList(0, count).stream().map(it -> it.metric().name()).toList();
    return "ties with the one before it in " + String.join(" and ", names);
  }

  boolean ties(Completed one, Completed other) {
    return rule.objectives().stream().allMatch(it -> by(it).compare(one, other) == 0);
  }

  private static Comparator<Completed> by(Objective objective) {
    Comparator<BigDecimal> order =
        objective.direction() == Objective.Direction.MINIMIZE
            ? Comparator.naturalOrder()
            : Comparator.reverseOrder();
    return Comparator.comparing(it -> it.value(objective.metric()).orElseThrow(), order);
  }
}
