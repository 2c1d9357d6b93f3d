package io.unetlab.ablations.space;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Where memory peaks: a few cells of which one has the peak of every network seen so far. The
 * largest of their values is never more than the peak, and is the peak wherever that was checked.
 * Where not every network is checked, cells that only came close to the peak belong to them too.
 */
final class Peaks {

  /** For networks that are counted in the end: cells that have the peak. */
  static final int EXACTLY = 100;

  /** For networks that are not: cells that came within a quarter of it. */
  static final int CLOSE = 75;

  private static final long WHOLE = 100;

  private final int share;
  private final int each;
  private final BitSet indices = new BitSet();

  /**
   * No cell yet.
   *
   * @param share of the peak from which a cell belongs to them, in percent
   * @param each the number of values of a cell
   */
  Peaks(int share, int each) {
    this.share = share;
    this.each = each;
  }

  /** Adds cells that are missing; true if one was added. */
  boolean learn(Observation observation) {
    int before = indices.cardinality();
    OptionalInt first = first(observation);
    if (first.isPresent() && observation.value(first.getAsInt()) != of(observation)) {
      indices.set(first.getAsInt());
    }
    if (share < WHOLE) {
      addClose(observation, of(observation) / WHOLE * share);
    }
    return indices.cardinality() > before;
  }

  /** The first cell that has the peak. */
  private OptionalInt first(Observation observation) {
    int first = -1;
    for (int i = CellMetrics.PEAK_AT; i < observation.size(); i += each) {
      first = first < 0 || observation.value(i) > observation.value(first) ? i : first;
    }
    return first < 0 ? OptionalInt.empty() : OptionalInt.of(first);
  }

  private void addClose(Observation observation, long close) {
    for (int i = CellMetrics.PEAK_AT; i < observation.size(); i += each) {
      if (observation.value(i) >= close) {
        indices.set(i);
      }
    }
  }

  /** The largest of the cells' values. */
  private long of(Observation observation) {
    return indices.stream().mapToLong(observation::value).max().orElse(-1);
  }

  boolean has(int index) {
    return indices.get(index);
  }
}
