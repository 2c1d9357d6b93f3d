package io.unetlab.training.measure;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean difference of two networks over the same examples, with the half width of its 95 %
 * interval by Student's t: examples are the independent repeats, the networks are what they are.
 * Other seeds of a training would differ by more; that spread shows only between seeds.
 *
 * @param pairs examples
 */
public record Difference(double mean, double reach, int pairs) {

  private static final double UPPER = 0.975;

  /**
   * The mean of a - b.
   *
   * @param a at least two values, in the order of {@code b}
   */
  public static Difference of(List<Double> a, List<Double> b) {
    if (a.size() != b.size() || a.size() < 2) {
      throw new IllegalArgumentException(
          "needs two lists of one length from 2, got " + a.size() + " and " + b.size());
    }
    double[] differences = new double[a.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = a.get(i) - b.get(i);
    }
    int n = differences.length;
    double error = Math.sqrt(StatUtils.variance(differences) / n);
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability(UPPER);
    return new Difference(StatUtils.mean(differences), quantile * error, n);
  }

  /** Whether the interval does not contain 0. */
  public boolean isSeparated() {
    return Math.abs(mean) > reach;
  }
}
