package io.unetlab.profiler.latency;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's test asks whether differences lie evenly about 0 without asking for their
 * distribution. Differences of 0 are left out, as Wilcoxon did; Commons Math would count them for
 * one side.
 *
 * <p>It is exact up to 20 pairs, since Commons Math walks all 2^n signs, and normal beyond. The
 * normal form is worked out here from Commons Math's rank sum: its own applies the continuity
 * correction away from the mean and so gives values that are too small.
 */
final class SignedRank {

  private static final int FEWEST = 6;
  private static final int MOST_EXACT = 20;

  private SignedRank() {}

  /**
   * The two-sided p-value; empty with fewer than 6 differences, which could not fall below 0.05.
   */
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
