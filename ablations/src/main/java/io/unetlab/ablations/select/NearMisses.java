package io.unetlab.ablations.select;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/** Finds the candidates nearest to feasible when none satisfies every constraint. */
final class NearMisses {

  private static final int SHOWN = 3;

  // Kept sorted as candidates are found, so that nothing is computed twice.
  private record Near(Verdict verdict, int failures, BigDecimal miss) {}

  private NearMisses() {}

  /** Fewest violated constraints first, then the smallest relative violation. */
  static List<NearMiss> of(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.missing().isEmpty() && verdict.open().isEmpty())
        .filter(verdict -> verdict.checks().stream().noneMatch(NearMisses::isRefused))
        .map(verdict -> new Near(verdict, verdict.failures(), relativeMiss(verdict)))
        .sorted(Comparator.comparingInt(Near::failures).thenComparing(Near::miss))
        .limit(SHOWN)
        .map(near -> new NearMiss(near.verdict(), misses(near.verdict())))
        .toList();
  }

  private static boolean isRefused(Check check) {
    return check.outcome() == Check.Outcome.REFUSED;
  }

  private static List<String> misses(Verdict verdict) {
    return verdict.checks().stream()
        .filter(check -> !check.passes())
        .map(check -> check.text() + " by " + check.constraint().differenceText(check.miss()))
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
