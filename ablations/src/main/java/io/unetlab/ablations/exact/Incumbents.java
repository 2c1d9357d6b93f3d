package io.unetlab.ablations.exact;

import java.util.Arrays;

/**
 * The values of known configurations, to drop what cannot be better. For each of a few thresholds
 * of the third and further goals, the stairs of the first two of those that keep them.
 */
final class Incumbents {

  private static final int MOST_STAIRS = 1024;

  /** No configuration is known. */
  static final Incumbents NONE = new Incumbents(new long[0][], 0, 0);

  private final int goals;
  // Of each further goal, ascending.
  private final long[][] thresholds;
  private final long[][] firsts;
  private final long[][] seconds;

  /**
   * @param values by dimension and point, sorted by the first dimension
   * @param goals how many of the dimensions are goals
   */
  Incumbents(long[][] values, int goals, int size) {
    this.goals = goals;
    int further = Math.max(0, goals - 2);
    int each = further == 0 ? 1 : (int) Math.round(Math.pow(MOST_STAIRS, 1.0 / further));
    thresholds = new long[further][];
    int stairs = size == 0 ? 0 : 1;
    for (int i = 0; i < further && size > 0; i++) {
      thresholds[i] = thresholds(values[i + 2], size, each);
      stairs *= thresholds[i].length;
    }
    firsts = new long[stairs][];
    seconds = new long[stairs][];
    for (int i = 0; i < stairs; i++) {
      build(i, values, size);
    }
  }

  private static long[] thresholds(long[] values, int size, int most) {
    long[] distinct = Arrays.stream(values, 0, size).sorted().distinct().toArray();
    if (distinct.length <= most) {
      return distinct;
    }
    long[] some = new long[most];
    Arrays.setAll(some, it -> distinct[(int) ((long) it * (distinct.length - 1) / (most - 1))]);
    return some;
  }

  private void build(int stairs, long[][] values, int size) {
    long[] limits = new long[thresholds.length];
    int rest = stairs;
    for (int i = thresholds.length - 1; i >= 0; i--) {
      limits[i] = thresholds[i][rest % thresholds[i].length];
      rest /= thresholds[i].length;
    }
    long[] xs = new long[size];
    long[] ys = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      long y = goals > 1 ? values[1][i] : 0;
      if (keeps(values, i, limits) && (count == 0 || y < ys[count - 1])) {
        xs[count] = values[0][i];
        ys[count++] = y;
      }
    }
    firsts[stairs] = Arrays.copyOf(xs, count);
    seconds[stairs] = Arrays.copyOf(ys, count);
  }

  private static boolean keeps(long[][] values, int point, long[] limits) {
    for (int i = 0; i < limits.length; i++) {
      if (values[i + 2][point] > limits[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a known configuration is nowhere worse than a point and somewhere better; may miss one.
   *
   * @param point by dimension
   */
  boolean dominate(long[] point) {
    if (firsts.length == 0) {
      return false;
    }
    int stairs = 0;
    boolean better = false;
    for (int i = 0; i < thresholds.length; i++) {
      int at = last(thresholds[i], point[i + 2]);
      if (at < 0) {
        return false;
      }
      better |= thresholds[i][at] < point[i + 2];
      stairs = stairs * thresholds[i].length + at;
    }
    int step = last(firsts[stairs], point[0]);
    if (step < 0) {
      return false;
    }
    long y = goals > 1 ? point[1] : 0;
    long known = seconds[stairs][step];
    return known < y || known == y && (better || firsts[stairs][step] < point[0]);
  }

  // The last that is at most a value.
  private static int last(long[] ascending, long value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
