package io.unetlab.training.pictures;

import java.util.function.IntFunction;

/**
 * Averages along one axis: the numbers from {@code start} on are divided into {@code parts} of
 * equal length, and a number at a boundary counts with the share that lies inside.
 *
 * @param start of the first part
 * @param length of all parts together
 */
record AreaAverage(int start, int length, int parts) {

  /** The average of a part's rows. */
  double[] sum(int part, IntFunction<double[]> rows) {
    double from = from(part);
    double to = from(part + 1);
    double[] sum = new double[0];
    for (int i = (int) from; i < to; i++) {
      double[] row = rows.apply(start + i);
      sum = sum.length == 0 ? new double[row.length] : sum;
      double share = share(i, from, to);
      for (int j = 0; j < row.length; j++) {
        sum[j] += share * row[j];
      }
    }
    return sum;
  }

  /** The average of a part's numbers, of which every so manieth belongs to the channel. */
  double sum(int part, double[] row, int channel, int channels) {
    double from = from(part);
    double to = from(part + 1);
    double sum = 0;
    for (int i = (int) from; i < to; i++) {
      sum += share(i, from, to) * row[(start + i) * channels + channel];
    }
    return sum;
  }

  private double from(int part) {
    return (double) part * length / parts;
  }

  private static double share(int i, double from, double to) {
    return (Math.min(to, i + 1) - Math.max(from, i)) / (to - from);
  }
}
