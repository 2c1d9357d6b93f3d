package io.unetlab.ablations.score;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The Pareto front: the points that no other point dominates. Exact: n log n for up to three
 * columns, by a sweep in the order of the first (Kung, Luccio and Preparata 1975); for more
 * columns, each point in that order is compared with the front so far.
 */
public final class NonDominated {

  private final double[][] columns;
  private final int[] front;
  private int size;

  private NonDominated(double[][] columns, int points) {
    this.columns = columns;
    this.front = new int[points];
  }

  /**
   * The front's points, the best in the first column first; of points that are equal in every
   * column, only the first.
   *
   * @param columns of equal length, at least one; lower is better; no NaN
   */
  public static int[] of(double[][] columns) {
    int[] near = withoutFar(columns);
    int[] sorted =
        Arrays.stream(near)
            .boxed()
            .sorted((one, other) -> compare(columns, one, other))
            .mapToInt(it -> it)
            .toArray();
    NonDominated result = new NonDominated(columns, sorted.length);
    if (columns.length <= 3) {
      result.sweep(sorted);
    } else {
      result.filter(sorted);
    }
    return Arrays.copyOf(result.front, result.size);
  }

  // One good point dominates most of the others, which then need no sorting.
  private static int[] withoutFar(double[][] columns) {
    int points = columns[0].length;
    Scale scale = Scale.of(columns);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int point = 0; point < points; point++) {
      double sum = 0;
      for (int i = 0; i < columns.length; i++) {
        double range = scale.range()[i];
        sum += range == 0 ? 0 : (columns[i][point] - scale.least()[i]) / range;
      }
      if (sum < least) {
        least = sum;
        best = point;
      }
    }
    int pivot = best;
    return IntStream.range(0, points).filter(it -> !dominates(columns, pivot, it)).toArray();
  }

  private static int compare(double[][] columns, int one, int other) {
    for (double[] column : columns) {
      int order = Double.compare(column[one], column[other]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one, other);
  }

  /** Whether a point dominates another: nowhere worse and somewhere better. */
  public static boolean dominates(double[][] columns, int one, int other) {
    boolean better = false;
    for (double[] column : columns) {
      if (column[one] > column[other]) {
        return false;
      }
      better |= column[one] < column[other];
    }
    return better;
  }

  // Earlier points are at least as good in the first column. For the other two, the steps keep for
  // each second value the least third one so far.
  private void sweep(int[] sorted) {
    TreeMap<Double, Double> steps = new TreeMap<>();
    for (int point : sorted) {
      Double second = columns.length > 1 ? columns[1][point] : 0.0;
      Double third = columns.length > 2 ? columns[2][point] : 0.0;
      Map.Entry<Double, Double> before = steps.floorEntry(second);
      if (before != null && before.getValue() <= third) {
        continue;
      }
      front[size++] = point;
      steps.put(second, third);
      Map.Entry<Double, Double> after = steps.higherEntry(second);
      while (after != null && after.getValue() >= third) {
        steps.remove(after.getKey());
        after = steps.higherEntry(second);
      }
    }
  }

  private void filter(int[] sorted) {
    for (int point : sorted) {
      if (!isBehind(point)) {
        front[size++] = point;
      }
    }
  }

  private boolean isBehind(int point) {
    for (int i = 0; i < size; i++) {
      if (isNowhereBetter(point, front[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isNowhereBetter(int point, int other) {
    for (double[] column : columns) {
      if (column[point] < column[other]) {
        return false;
      }
    }
    return true;
  }
}
