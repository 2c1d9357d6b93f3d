package io.unetlab.ablations.space;

import io.unetlab.spec.source.Problem;
import java.util.BitSet;
import java.util.List;

/** What one configuration costs, cell by cell, or why its network cannot be built. */
final class Observation {

  private final int[] configuration;
  private final long[] values;
  private final List<Problem> problems;

  /**
   * An observation.
   *
   * @param values of each cell in turn, one for each {@link Observer#METRICS}; empty with problems
   */
  Observation(int[] configuration, long[] values, List<Problem> problems) {
    this.configuration = configuration;
    this.values = values;
    this.problems = problems;
  }

  int[] configuration() {
    return configuration;
  }

  /** How many values it has. */
  int size() {
    return values.length;
  }

  List<Problem> problems() {
    return problems;
  }

  boolean isValid() {
    return problems.isEmpty();
  }

  /** A value; 0 for a cell that the network does not have. */
  long value(int index) {
    return index < values.length ? values[index] : 0;
  }

  /** The factors in which the configurations differ. */
  BitSet changes(Observation other) {
    BitSet changes = new BitSet();
    for (int i = 0; i < configuration.length; i++) {
      changes.set(i, configuration[i] != other.configuration[i]);
    }
    return changes;
  }
}
