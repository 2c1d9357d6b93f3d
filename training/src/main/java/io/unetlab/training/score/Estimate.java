package io.unetlab.training.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean over examples.
 *
 * @param error standard error of the mean: other examples of the same data would differ by about as
 *     much; 0 for a single example
 */
public record Estimate(double mean, double error) {

  /** More digits than a score is certain to. */
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  /** More decimals than sums of scores can be separated by. */
  private static final int DECIMALS = 12;

  /** The mean in six digits, exact in decimals, as sums need it. */
  public BigDecimal rounded() {
    return rounded(mean);
  }

  /** A number in six digits. */
  public static BigDecimal rounded(double value) {
    BigDecimal few = new BigDecimal(value).round(DIGITS);
    return few.scale() > DECIMALS ? few.setScale(DECIMALS, RoundingMode.HALF_EVEN) : few;
  }

  static Estimate of(List<Double> byExample) {
    double[] values = byExample.stream().mapToDouble(Double::doubleValue).toArray();
    double error = values.length < 2 ? 0 : Math.sqrt(StatUtils.variance(values) / values.length);
    return new Estimate(StatUtils.mean(values), error);
  }
}
