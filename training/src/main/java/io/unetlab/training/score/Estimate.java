package io.unetlab.training.score;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean over examples.
 *
 * @param error standard error of the mean: other examples of the same data would differ by about as
 *     much; 0 for a single example
 */
public record Estimate(double mean, double error) {

  static Estimate of(List<Double> byExample) {
    double[] values = byExample.stream().mapToDouble(Double::doubleValue).toArray();
    double error = values.length < 2 ? 0 : Math.sqrt(StatUtils.variance(values) / values.length);
    return new Estimate(StatUtils.mean(values), error);
  }
}
