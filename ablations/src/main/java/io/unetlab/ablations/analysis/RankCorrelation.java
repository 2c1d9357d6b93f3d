package io.unetlab.ablations.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** How far two lists of values agree in their order: 1 in the same order, -1 in the opposite. */
public enum RankCorrelation {
  /**
   * Pearson's correlation of the ranks; tied values have the mean of their ranks: C. Spearman, "The
   * proof and measurement of association between two things", 1904.
   */
  SPEARMAN("Spearman's rho"),
  /**
   * tau-b: the pairs in the same order less those in the opposite, over the geometric mean of the
   * numbers of pairs that are not tied in either list: M. Kendall, "The treatment of ties in
   * ranking problems", 1945.
   */
  KENDALL("Kendall's tau-b");

  private final String title;

  RankCorrelation(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /**
   * The correlation; empty if all values of a list are equal, which then has no order.
   *
   * @param x finite values, at least two
   * @param y the same number of values
   */
  public OptionalDouble of(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "needs two lists of one length from 2, got " + x.length + " and " + y.length);
    }
    if (isConstant(x) || isConstant(y)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (this) {
          case SPEARMAN -> new SpearmansCorrelation().correlation(x, y);
          case KENDALL -> new KendallsCorrelation().correlation(x, y);
        });
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(it -> it == values[0]);
  }
}
