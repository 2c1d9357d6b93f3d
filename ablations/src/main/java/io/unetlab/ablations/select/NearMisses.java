package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult.Completed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/** Finds who comes nearest when nobody keeps every constraint. */
final class NearMisses {

  private static final int SHOWN = 3;

  private NearMisses() {}

  /**
   * The fewest constraints missed first, then those missed by least in proportion, then the best.
   */
  static List<NearMiss> of(List<Verdict> verdicts, Comparator<Completed> bestFirst) {
    Comparator<Verdict> nearest =
        Comparator.comparingLong((Verdict it) -> it.reasons().size())
            .thenComparing(NearMisses::relativeMiss)
            .thenComparing(Verdict::candidate, bestFirst);
    return verdicts.stream()
        .filter(verdict -> verdict.unranked().isEmpty())
        .filter(verdict -> verdict.checks().stream().noneMatch(NearMisses::isRefused))
        .sorted(nearest)
        .limit(SHOWN)
        .map(verdict -> new NearMiss(verdict, misses(verdict)))
        .toList();
  }

  private static boolean isRefused(Check check) {
    return check.outcome() == Check.Outcome.REFUSED;
  }

  private static List<String> misses(Verdict verdict) {
    return verdict.checks().stream()
        .filter(check -> !check.passes())
        .map(check -> check.text() + " by " + check.constraint().valueText(check.miss()))
        .toList();
  }

  private static BigDecimal relativeMiss(Verdict verdict) {
    return verdict.checks().stream()
        .map(NearMisses::relativeMiss)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal relativeMiss(Check check) {
    BigDecimal bound = check.constraint().bound().abs();
    return bound.signum() == 0 ? check.miss() : check.miss().divide(bound, MathContext.DECIMAL64);
  }
}
