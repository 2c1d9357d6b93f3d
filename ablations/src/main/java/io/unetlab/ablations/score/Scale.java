package io.unetlab.ablations.score;

/**
 * Ranges that make metrics comparable: a value becomes its distance from the least, in ranges. A
 * range of 0, where all have the same value, scales to 0.
 *
 * @param least of each metric
 * @param range of each metric
 */
public record Scale(double[] least, double[] range) {

  /** Twelve decimals: values that are equal in decimal stay equal in binary. */
  private static final double DIGITS = 1e12;

  /** The ranges of columns. */
  static Scale of(double[][] columns) {
    double[] least = new double[columns.length];
    double[] range = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      double min = columns[i].length == 0 ? 0 : columns[i][0];
      double max = min;
      for (double value : columns[i]) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      least[i] = min;
      range[i] = max - min;
    }
    return new Scale(least, range);
  }

  /** The weighted sum of a point's scaled values; lower is better. */
  public double score(double[][] columns, int point, Score score) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += coefficient(i, score) * (columns[i][point] - least[i]);
    }
    return Math.rint(sum * DIGITS) / DIGITS;
  }

  /** By how much the score grows for each unit of a metric. */
  public double coefficient(int metric, Score score) {
    return range[metric] == 0 ? 0 : score.weights().get(metric) / range[metric];
  }
}
