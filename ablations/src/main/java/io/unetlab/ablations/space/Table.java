package io.unetlab.ablations.space;

import java.util.Arrays;

/**
 * A function of the options of a few factors, by value for each combination. A configuration is an
 * array with the index of each factor's option, in the study's order; 0 is the base's.
 */
public final class Table {

  private final int[] factors;
  private final int[] sizes;
  private final long[] values;

  /**
   * A table.
   *
   * @param factors indices of the factors that it depends on, ascending; none for a constant
   * @param sizes the number of options of each
   * @param values by combination, the last factor's option changing fastest
   * @throws IllegalArgumentException when the sizes do not give the number of values
   */
  public Table(int[] factors, int[] sizes, long[] values) {
    this.factors = factors.clone();
    this.sizes = sizes.clone();
    this.values = values.clone();
    long combinations = 1;
    for (int size : sizes) {
      combinations = Math.multiplyExact(combinations, size);
    }
    if (factors.length != sizes.length || combinations != values.length) {
      throw new IllegalArgumentException(
          "a table of "
              + Arrays.toString(sizes)
              + " options has "
              + combinations
              + " values, found "
              + values.length);
    }
  }

  /** A value that depends on no factor. */
  public static Table constant(long value) {
    return new Table(new int[0], new int[0], new long[] {value});
  }

  /** Indices of the factors that it depends on, ascending. */
  public int[] factors() {
    return factors.clone();
  }

  /** The number of options of each of its factors. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** The number of combinations. */
  public int size() {
    return values.length;
  }

  /** The value of a combination. */
  public long value(int combination) {
    return values[combination];
  }

  /** The value of a configuration of the whole space. */
  public long at(int[] configuration) {
    int index = 0;
    for (int i = 0; i < factors.length; i++) {
      index = index * sizes[i] + configuration[factors[i]];
    }
    return values[index];
  }
}
