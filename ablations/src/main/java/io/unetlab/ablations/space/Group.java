package io.unetlab.ablations.space;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** Values of one metric that depend on the same factors, and the table that they make together. */
final class Group {

  private static final int NOWHERE = -1;

  private final int metric;
  private final int[] indices;
  private final int[] factors;
  private final int[] sizes;
  private long[] values = {};
  private int[] seenIn = {};
  private int next;

  Group(int metric, BitSet factors, List<Integer> indices, int[] allSizes) {
    this.metric = metric;
    this.indices = indices.stream().mapToInt(it -> it).toArray();
    this.factors = factors.stream().toArray();
    this.sizes = Arrays.stream(this.factors).map(it -> allSizes[it]).toArray();
  }

  int metric() {
    return metric;
  }

  /** Whether the largest value counts, not the sum. */
  boolean isLargest() {
    return Observer.METRICS.get(metric).equals(Observer.PEAK);
  }

  int[] factors() {
    return factors;
  }

  int[] sizes() {
    return sizes;
  }

  /** Any of the values, as an index into an observation's. */
  int example() {
    return indices[0];
  }

  /** The number of combinations, or more than fit. */
  long combinations() {
    double all = 1;
    for (int size : sizes) {
      all *= size;
    }
    return (long) all;
  }

  /** Forgets what was recorded. */
  void start() {
    values = new long[(int) combinations()];
    seenIn = new int[values.length];
    Arrays.fill(seenIn, NOWHERE);
    next = 0;
  }

  /** The next combination without a value, after those already returned. */
  OptionalInt next() {
    while (next < values.length && seenIn[next] != NOWHERE) {
      next++;
    }
    return next < values.length ? OptionalInt.of(next++) : OptionalInt.empty();
  }

  /** Sets the options of a combination. */
  void choose(int combination, int[] configuration) {
    int rest = combination;
    for (int i = factors.length - 1; i >= 0; i--) {
      configuration[factors[i]] = rest % sizes[i];
      rest /= sizes[i];
    }
  }

  /**
   * Records a value.
   *
   * @param number of the observation
   * @return the number of an earlier observation that contradicts it
   */
  OptionalInt record(Observation observation, int number) {
    long value = value(observation);
    int combination = combination(observation.configuration());
    if (seenIn[combination] == NOWHERE) {
      seenIn[combination] = number;
      values[combination] = value;
    }
    return values[combination] == value ? OptionalInt.empty() : OptionalInt.of(seenIn[combination]);
  }

  /** The combination that a configuration has. */
  int combination(int[] configuration) {
    int combination = 0;
    for (int i = 0; i < factors.length; i++) {
      combination = combination * sizes[i] + configuration[factors[i]];
    }
    return combination;
  }

  private long value(Observation observation) {
    long value = 0;
    boolean largest = isLargest();
    for (int index : indices) {
      long one = observation.value(index);
      value = largest ? Math.max(value, one) : value + one;
    }
    return value;
  }

  boolean isZero() {
    return Arrays.stream(values).allMatch(it -> it == 0);
  }

  Table table() {
    return new Table(factors, sizes, values);
  }
}
