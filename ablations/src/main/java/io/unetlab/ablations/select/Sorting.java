package io.unetlab.ablations.select;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Sorts candidates by one long each: the leading bits of the value, then the index in the group.
 * Only equal leading bits are compared in full. Sorting a hundred thousand boxed values takes ten
 * times as long.
 */
final class Sorting {

  // More than the candidates that a study can have.
  private static final int PLACE_BITS = 20;

  private Sorting() {}

  /**
   * The candidates in ascending order of value.
   *
   * @param full sorts candidates with possibly equal values, given in the group's order
   */
  static int[] sorted(int[] group, IntToDoubleFunction value, UnaryOperator<int[]> full) {
    if (group.length > 1 << PLACE_BITS) {
      return full.apply(group);
    }
    long[] keys = new long[group.length];
    for (int i = 0; i < group.length; i++) {
      keys[i] = digits(value.applyAsDouble(group[i])) << PLACE_BITS | i;
    }
    Arrays.sort(keys);
    int[] sorted = new int[group.length];
    int start = 0;
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = group[(int) (keys[i] & (1 << PLACE_BITS) - 1)];
      boolean isLast = i + 1 == keys.length || keys[i + 1] >> PLACE_BITS != keys[i] >> PLACE_BITS;
      if (isLast && i > start) {
        int[] same = full.apply(Arrays.copyOfRange(sorted, start, i + 1));
        System.arraycopy(same, 0, sorted, start, same.length);
      }
      start = isLast ? i + 1 : start;
    }
    return sorted;
  }

  // In the order of the values: a negative number's bits are inverted, since a larger magnitude is
  // less.
  private static long digits(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return (bits < 0 ? ~bits | Long.MIN_VALUE : bits) >> PLACE_BITS;
  }
}
