package io.unetlab.profiler.latency;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Percentiles are Commons Math's with estimation type R_7 (Hyndman and Fan's seventh: linear
 * between order statistics at position 1 + (n - 1) p), the default of R and NumPy, so the raw
 * samples give the same figures there.
 */
public final class Quantiles {

  private static final Percentile PERCENTILE =
      new Percentile().withEstimationType(EstimationType.R_7);

  private Quantiles() {}

  /** The value below which {@code percent} % of the values lie; does not modify the array. */
  static double percentile(double[] values, double percent) {
    return PERCENTILE.copy().evaluate(values, percent);
  }

  /** The median of at least one value. */
  public static double median(double[] values) {
    return percentile(values, 50);
  }

  /** The range relative to the smallest value: 0.09 for 9 %. */
  static double spread(double[] values) {
    double least = Arrays.stream(values).min().orElseThrow();
    return Arrays.stream(values).max().orElseThrow() / least - 1;
  }

  /** The middle 95 % of the values. */
  static Interval middle95(double[] values, Interval.Kind kind) {
    return new Interval(percentile(values, 2.5), percentile(values, 97.5), kind);
  }
}
