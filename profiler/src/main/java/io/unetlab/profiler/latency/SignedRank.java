package io.unetlab.profiler.latency;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test: whether differences are symmetric about 0, without assuming a
 * distribution. Differences of 0 are dropped, as Wilcoxon did; Commons Math would count them on one
 * side.
 *
 * <p>Exact up to 20 pairs, since Commons Math enumerates all 2^n signs; a normal approximation
 * beyond. The approximation is computed here from Commons Math's rank sum: its own applies the
 * continuity correction away from the mean, so its p-values are too small.
 */
final class SignedRank {

  private static final int FEWEST = 6;
  private static final int MOST_EXACT = 20;

  private SignedRank() {}

  /** The two-sided p-value; empty with fewer than 6 differences, which cannot reach 0.05. */
  static OptionalDouble pValue(double[] differences) {
    double[] some = Arrays.stream(differences).filter(difference -> difference != 0).toArray();
    if (some.length < FEWEST) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.min(1, some.length <= MOST_EXACT ? exact(some) : normal(some)));
  }

  static double exact(double[] differences) {
    return new WilcoxonSignedRankTest()
        .wilcoxonSignedRankTest(new double[differences.length], differences, true);
  }

  static double normal(double[] differences) {
    int n = differences.length;
    double larger = new WilcoxonSignedRankTest().wilcoxonSignedRank(new double[n], differences);
    double mean = n * (n + 1.0) / 4;
    double deviation = Math.sqrt(mean * (2 * n + 1) / 6);
    double z = Math.max(0, larger - mean - 0.5) / deviation;
    return 2 * new NormalDistribution().cumulativeProbability(-z);
  }
}
