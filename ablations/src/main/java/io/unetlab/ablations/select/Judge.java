package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.RelativeLimit;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.Unknown;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks each candidate against a rule's constraints. */
final class Judge {

  private final SelectSpec rule;
  private final Values values;
  private final List<Objective> goals;

  Judge(SelectSpec rule, Values values) {
    this.rule = rule;
    this.values = values;
    this.goals = rule.goals();
  }

  /**
   * Every candidate's verdict, in the candidates' order; each is created on access, since few are
   * read.
   */
  List<Verdict> verdicts() {
    return new AbstractList<>() {
      @Override
      public Verdict get(int candidate) {
        return verdict(candidate);
      }

      @Override
      public int size() {
        return values.size();
      }
    };
  }

  private Verdict verdict(int candidate) {
    Completed completed = values.candidates().get(candidate);
    List<Check> checks = new ArrayList<>(rule.where().size());
    for (Constraint constraint : rule.where()) {
      double value = values.of(constraint.metric())[candidate];
      checks.add(new Check(constraint, completed, outcome(constraint, value)));
    }
    List<Metric> missing = new ArrayList<>(0);
    for (Objective goal : goals) {
      if (Double.isNaN(values.of(goal.metric())[candidate])) {
        missing.add(goal.metric());
      }
    }
    return new Verdict(completed, checks, open(), missing);
  }

  // By a value of the base that is unknown, they hold for no variant, or for all.
  private List<RelativeLimit> open() {
    return rule.unknown() == Unknown.REFUSE ? rule.relative() : List.of();
  }

  private Check.Outcome outcome(Constraint constraint, double value) {
    if (Double.isNaN(value)) {
      return rule.unknown() == Unknown.REFUSE ? Check.Outcome.REFUSED : Check.Outcome.ALLOWED;
    }
    return constraint.holds(value) ? Check.Outcome.MET : Check.Outcome.VIOLATED;
  }

  /** The candidates that satisfy every constraint and can be ranked, in their order. */
  int[] feasible() {
    boolean[] fails = breaking(rule.where());
    if (!open().isEmpty()) {
      Arrays.fill(fails, true);
    }
    // Without a value there is no order, however the rule treats unknown values.
    for (Objective goal : goals) {
      double[] column = values.of(goal.metric());
      for (int i = 0; i < fails.length; i++) {
        fails[i] |= Double.isNaN(column[i]);
      }
    }
    return passing(fails);
  }

  /**
   * For each candidate, whether it breaks one of some constraints. What-ifs call this for all
   * candidates many times, so a comparison is resolved once, not for each candidate.
   */
  boolean[] breaking(List<Constraint> constraints) {
    boolean[] breaks = new boolean[values.size()];
    boolean refuses = rule.unknown() == Unknown.REFUSE;
    for (Constraint constraint : constraints) {
      double[] column = values.of(constraint.metric());
      double bound = constraint.bound().doubleValue();
      boolean below = constraint.comparison().holds(Double.NEGATIVE_INFINITY, bound);
      boolean at = constraint.comparison().holds(bound, bound);
      for (int i = 0; i < breaks.length; i++) {
        double value = column[i];
        boolean holds = value == bound ? at : value < bound == below;
        breaks[i] |= Double.isNaN(value) ? refuses : !holds;
      }
    }
    return breaks;
  }

  private static int[] passing(boolean[] fails) {
    int[] passing = new int[fails.length];
    int count = 0;
    for (int i = 0; i < fails.length; i++) {
      if (!fails[i]) {
        passing[count++] = i;
      }
    }
    return Arrays.copyOf(passing, count);
  }
}
