package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the conditions and the constraints of a study leave anything of its space, and the base
 * in it.
 */
final class SpaceCheck {

  private final List<Factor> factors;
  private final Problems problems;

  SpaceCheck(List<Factor> factors, Problems problems) {
    this.factors = factors;
    this.problems = problems;
  }

  /** Checks constraints on factors that were read without a problem. */
  void check(List<FactorComparison> comparisons, List<Constraint> limits) {
    factors.forEach(this::refuseImpossible);
    for (int i = 0; i < limits.size(); i++) {
      for (Constraint earlier : limits.subList(0, i)) {
        refuseContradiction(earlier, limits.get(i));
      }
    }
    if (new Satisfiable(factors).check(comparisons, problems)) {
      warnOfBase(comparisons);
    }
  }

  // Options with the same condition, such as the factor's, fail together.
  private void refuseImpossible(Factor factor) {
    Set<Condition> seen = new HashSet<>();
    for (Option option : factor.changes()) {
      if (!option.onlyIf().isNone() && seen.add(option.onlyIf())) {
        new Satisfiable(factors)
            .without(factor, option)
            .ifPresent(it -> refuse(factor, option, it));
      }
    }
  }

  private void refuse(Factor factor, Option option, Factor clashing) {
    problems.error(
        StudyCode.BAD_CONDITION,
        option.location(),
        "",
        "`"
            + factor.name()
            + "="
            + option.name()
            + "` can never be chosen: it needs "
            + option.onlyIf().text()
            + ", which leaves no option of `"
            + clashing.name()
            + "`",
        "look at the `only_if` of what it needs");
  }

  private void refuseContradiction(Constraint earlier, Constraint later) {
    boolean opposed =
        earlier.metric().equals(later.metric())
            && earlier.comparison().isUpper() != later.comparison().isUpper();
    Constraint upper = earlier.comparison().isUpper() ? earlier : later;
    Constraint lower = earlier.comparison().isUpper() ? later : earlier;
    if (opposed && !(upper.holds(lower.bound()) && lower.holds(upper.bound()))) {
      problems.error(
          StudyCode.EMPTY_SPACE,
          later.location(),
          "",
          "no value of `" + later.metric().name() + "` is " + lower.bare() + " and " + upper.bare(),
          "");
    }
  }

  private void warnOfBase(List<FactorComparison> comparisons) {
    for (FactorComparison comparison : comparisons) {
      Conditions alone = new Conditions(factors, List.of(comparison));
      if (alone.failed(Map.of()).isPresent()) {
        problems.add(
            new Problem(
                Severity.WARNING,
                StudyCode.BASE_OUTSIDE,
                comparison.location(),
                "",
                "the base does not satisfy `" + comparison.text() + "`",
                "it is built and compared with all the same, but no search returns it"));
      }
    }
  }
}
