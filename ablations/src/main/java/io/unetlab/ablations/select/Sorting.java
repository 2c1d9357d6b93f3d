package io.unetlab.ablations.select;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Sorts candidates by a value as one number each: the value's leading digits, then the place in the
 * group. Only those with the same digits are compared in full. Boxed, a hundred thousand take ten
 * times as long.
 */
final class Sorting {

  // As many candidates as a study can have, and more.
  private static final int PLACE_BITS = 20;

  private Sorting() {}

  /**
   * The candidates, those of the least value first.
   *
   * @param full sorts those whose values may be the same, which are given in the group's order
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

  // In the order of the values: a negative number's bits are turned, since more of them is less.
  private static long digits(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return (bits < 0 ? ~bits | Long.MIN_VALUE : bits) >> PLACE_BITS;
  }
}
