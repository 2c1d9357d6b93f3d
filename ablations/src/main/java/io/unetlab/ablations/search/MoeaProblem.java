package io.unetlab.ablations.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.moeaframework.core.Solution;
import org.moeaframework.core.constraint.LessThanOrEqual;
import org.moeaframework.problem.AbstractProblem;

/**
 * Known answers as a problem of MOEA Framework. Its objectives are scaled by the first generation,
 * since weights of objectives would otherwise depend on units.
 */
final class MoeaProblem extends AbstractProblem {

  /** What a failed configuration violates; more than any limit. */
  private static final double FAILED = 1e9;

  /** A configuration has no answer yet. */
  static final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unanswered() {
      super("unanswered", null, false, false);
    }
  }

  private final Map<Key, Answer> answers = new HashMap<>();
  private final Scales seen;
  private Scales scales;
  private boolean collecting;

  MoeaProblem(int objectives) {
    super(1, objectives, 1);
    this.seen = new Scales(objectives);
    this.scales = seen;
  }

  void add(int[] configuration, Answer answer) {
    answers.put(new Key(configuration), answer);
    seen.add(answer);
  }

  boolean knows(int[] configuration) {
    return answers.containsKey(new Key(configuration));
  }

  /** Keeps the scales from now on, if there are any. */
  void scale() {
    if (scales == seen && seen.isKnown()) {
      scales = seen.copy();
    }
  }

  /** While it collects, nothing has an answer. */
  void collect(boolean whether) {
    collecting = whether;
  }

  Solution solution(int[] configuration) {
    Solution solution = newSolution();
    solution.setVariable(0, new ConfigurationVariable(configuration));
    return solution;
  }

  static int[] configuration(Solution solution) {
    return ((ConfigurationVariable) solution.getVariable(0)).options();
  }

  @Override
  public Solution newSolution() {
    Solution solution = new Solution(1, numberOfObjectives, 1);
    solution.setConstraint(0, LessThanOrEqual.to(0));
    return solution;
  }

  @Override
  public void evaluate(Solution solution) {
    if (collecting) {
      throw new Unanswered();
    }
    Answer answer = Objects.requireNonNull(answers.get(new Key(configuration(solution))));
    for (int i = 0; i < numberOfObjectives; i++) {
      solution.setObjectiveValue(i, answer.isFailed() ? 1 : scales.value(answer, i));
    }
    solution.setConstraintValue(0, Math.min(answer.violation(), FAILED));
  }

  /** Makes a solution that replaces no other. */
  static void setHopeless(Solution solution) {
    for (int i = 0; i < solution.getNumberOfObjectives(); i++) {
      solution.setObjectiveValue(i, Double.POSITIVE_INFINITY);
    }
    solution.setConstraintValue(0, Double.POSITIVE_INFINITY);
  }
}
