package io.unetlab.ablations.space;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Values of one metric that depend on the same factors, and the table that they make together. */
final class Group {

  // How many combinations are looked at for one that agrees with others.
  private static final int TRIES = 64;

  private final int metric;
  private final int[] indices;
  private final int[] factors;
  private final int[] sizes;
  private long[] values = {};
  private int[][] seenIn = {};
  private BitSet asked = new BitSet();
  private int next;
  private boolean contradicted;

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
    return metric == CellMetrics.PEAK_AT;
  }

  int[] factors() {
    return factors;
  }

  int[] sizes() {
    return sizes;
  }

  /** Its values, as indices into an observation's. */
  int[] indices() {
    return indices.clone();
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

  /** Makes place for the values; true if there was none yet. */
  boolean start() {
    boolean first = values.length == 0;
    if (first) {
      values = new long[(int) combinations()];
      seenIn = new int[values.length][];
    }
    return first;
  }

  /** Starts to look for combinations without a value from the first one. */
  void rewind() {
    asked = new BitSet(values.length);
    next = 0;
  }

  /** The next combination without a value that was not yet asked for. */
  OptionalInt next() {
    while (next < values.length && isDone(next)) {
      next++;
    }
    return ask(next);
  }

  /** One of the next such combinations that agrees with what is chosen. */
  OptionalInt agreeing(int[] chosen) {
    int end = Math.min(next + TRIES, values.length);
    for (int i = next; i < end; i++) {
      if (!isDone(i) && agrees(i, chosen)) {
        return ask(i);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isDone(int combination) {
    return seenIn[combination] != null || asked.get(combination);
  }

  private OptionalInt ask(int combination) {
    if (combination >= values.length || contradicted) {
      return OptionalInt.empty();
    }
    asked.set(combination);
    return OptionalInt.of(combination);
  }

  private boolean agrees(int combination, int[] chosen) {
    int rest = combination;
    for (int i = factors.length - 1; i >= 0; i--) {
      int option = chosen[factors[i]];
      if (option != Configurations.FREE && option != rest % sizes[i]) {
        return false;
      }
      rest /= sizes[i];
    }
    return true;
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
   * @return the configuration that gave the same combination another value, and made the table
   *     useless
   */
  Optional<int[]> record(Observation observation) {
    int combination = combination(observation.configuration());
    long value = value(observation);
    if (seenIn[combination] == null) {
      seenIn[combination] = observation.configuration();
      values[combination] = value;
    }
    boolean news = values[combination] != value && !contradicted;
    contradicted |= news;
    return news ? Optional.of(seenIn[combination]) : Optional.empty();
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

  /** Whether another is a table of the same values by the same factors. */
  boolean isSame(Group other) {
    return metric == other.metric
        && Arrays.equals(indices, other.indices)
        && Arrays.equals(factors, other.factors);
  }

  Table table() {
    return new Table(factors, sizes, values);
  }
}
