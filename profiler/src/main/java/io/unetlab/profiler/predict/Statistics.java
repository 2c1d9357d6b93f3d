package io.unetlab.profiler.predict;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Figures of errors. */
final class Statistics {

  /** The normal distribution's 97.5 % quantile. */
  static final double NORMAL_95 = 1.959964;

  private static final double CONFIDENCE = 0.95;

  private Statistics() {}

  /** The value below which {@code percent} % of the values lie. */
  static double percentile(double[] values, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, percent);
  }

  /**
   * What the size of a further error is below, with 95 % confidence: the conformal quantile of the
   * errors' sizes (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005);
   * where they are too few for it, that of Student's distribution. Infinite for fewer than two.
   */
  static double reach(double[] errors) {
    int n = errors.length;
    if (n < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    int rank = (int) Math.ceil(CONFIDENCE * (n + 1));
    if (rank <= n) {
      return sizes[rank - 1];
    }
    double deviation = Math.sqrt(Arrays.stream(errors).map(it -> it * it).sum() / n);
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return quantile * deviation * Math.sqrt(1 + 1.0 / n);
  }
}
