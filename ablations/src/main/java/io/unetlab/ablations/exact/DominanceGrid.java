package io.unetlab.ablations.exact;

import java.util.Arrays;

/**
 * Answers at once whether a point is surely worse than one of many others. The dimensions but the
 * first are divided into cells; each cell has the least first value of the points that are at least
 * as good as its lower corner. A point is compared with its cell's, so some of the worse points are
 * missed, and never a good one is found worse.
 */
final class DominanceGrid {

  /** Has no points. */
  static final DominanceGrid EMPTY = new DominanceGrid(new long[1][0], 0, 1, 0);

  private final int dimensions;
  private final long[] least;
  private final int[] shift;
  private final int[] cells;
  private final long[] best;

  /**
   * Divides the space of some points.
   *
   * @param dimensions how many of the dimensions count: the first ones, at least one
   * @param bits the binary logarithm of the number of cells at most
   */
  static DominanceGrid of(Points points, int dimensions, int bits) {
    return points.size() == 0
        ? EMPTY
        : new DominanceGrid(points.values(), points.size(), dimensions, bits);
  }

  private DominanceGrid(long[][] values, int size, int dimensions, int bits) {
    this.dimensions = size == 0 ? 0 : dimensions;
    least = new long[dimensions];
    shift = new int[dimensions];
    cells = new int[dimensions];
    int left = bits;
    long all = 1;
    for (int d = dimensions - 1; d > 0; d--) {
      // The last dimension has the fewest values, and may leave more cells to the others.
      divide(d, values[d], size, left / d);
      left -= Integer.SIZE - Integer.numberOfLeadingZeros(cells[d] - 1);
      all *= cells[d];
    }
    best = new long[(int) all];
    Arrays.fill(best, Long.MAX_VALUE);
    for (int i = 0; i < size; i++) {
      put(values, i);
    }
    spread();
  }

  private void divide(int dimension, long[] values, int size, int bits) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      from = Math.min(from, values[i]);
      to = Math.max(to, values[i]);
    }
    least[dimension] = from;
    long range = size == 0 ? 0 : to - from;
    while (range >> shift[dimension] >= 1L << bits) {
      shift[dimension]++;
    }
    // One more for the corner above the greatest.
    cells[dimension] = (int) (range >> shift[dimension]) + 2;
  }

  private void put(long[][] values, int point) {
    int cell = 0;
    for (int d = 1; d < dimensions; d++) {
      long above = values[d][point] - least[d] + (1L << shift[d]) - 1;
      cell = cell * cells[d] + (int) (above >> shift[d]);
    }
    best[cell] = Math.min(best[cell], values[0][point]);
  }

  // Each cell takes the least of those below it, one dimension after another.
  private void spread() {
    int stride = 1;
    for (int d = dimensions - 1; d > 0; d--) {
      for (int cell = stride; cell < best.length; cell++) {
        if (cell / stride % cells[d] > 0) {
          best[cell] = Math.min(best[cell], best[cell - stride]);
        }
      }
      stride *= cells[d];
    }
  }

  /**
   * Whether a point is worse than one of the grid's, which is nowhere worse and somewhere better.
   *
   * @param values by dimension and point
   */
  boolean dominates(long[][] values, int point) {
    if (dimensions == 0) {
      return false;
    }
    int cell = 0;
    for (int d = 1; d < dimensions; d++) {
      long above = values[d][point] - least[d];
      if (above < 0) {
        return false;
      }
      cell = cell * cells[d] + (int) Math.min(above >> shift[d], cells[d] - 1);
    }
    return best[cell] < values[0][point];
  }
}
