package io.unetlab.profiler.predict;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How far predictions are from measurements.
 *
 * @param count of pairs
 * @param within5 the share that is within 5 % of the measurement
 * @param within10 within 10 %
 * @param mape mean absolute error, relative to the measurement
 * @param bias mean error, relative to the measurement: above 0 if predictions are too high
 * @param spearman rank correlation; not a number for fewer than two pairs
 * @param kendall rank correlation, with ties
 */
public record ErrorFigures(
    int count,
    double within5,
    double within10,
    double mape,
    double bias,
    double spearman,
    double kendall) {

  /** A prediction of what was measured, in milliseconds. */
  public record Pair(double measured, double predicted) {

    double error() {
      return predicted / measured - 1;
    }
  }

  /** The figures of at least one pair. */
  public static ErrorFigures of(List<Pair> pairs) {
    double[] errors = pairs.stream().mapToDouble(Pair::error).toArray();
    double[] measured = pairs.stream().mapToDouble(Pair::measured).toArray();
    double[] predicted = pairs.stream().mapToDouble(Pair::predicted).toArray();
    boolean ranks = pairs.size() > 1;
    return new ErrorFigures(
        errors.length,
        within(errors, 0.05),
        within(errors, 0.10),
        Arrays.stream(errors).map(Math::abs).average().orElse(Double.NaN),
        Arrays.stream(errors).average().orElse(Double.NaN),
        ranks ? new SpearmansCorrelation().correlation(measured, predicted) : Double.NaN,
        ranks ? new KendallsCorrelation().correlation(measured, predicted) : Double.NaN);
  }

  private static double within(double[] errors, double limit) {
    return (double) Arrays.stream(errors).filter(it -> Math.abs(it) <= limit).count()
        / errors.length;
  }
}
