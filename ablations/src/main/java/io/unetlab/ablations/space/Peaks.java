package io.unetlab.ablations.space;

import java.util.BitSet;

/**
 * Where memory peaks: a few cells of which one has the peak of every network seen so far. The
 * largest of their values is never more than the peak, and is the peak wherever that was checked.
 */
final class Peaks {

  private final BitSet indices = new BitSet();

  /** Adds a cell if none so far has the peak; true if one was added. */
  boolean learn(Observation observation) {
    int first = -1;
    for (int i = Observer.FIRST_PEAK; i < observation.size(); i += Observer.METRICS.size()) {
      first = first < 0 || observation.value(i) > observation.value(first) ? i : first;
    }
    if (first < 0 || observation.value(first) == of(observation)) {
      return false;
    }
    indices.set(first);
    return true;
  }

  /** The largest of the cells' values. */
  private long of(Observation observation) {
    return indices.stream().mapToLong(observation::value).max().orElse(-1);
  }

  boolean has(int index) {
    return indices.get(index);
  }
}
