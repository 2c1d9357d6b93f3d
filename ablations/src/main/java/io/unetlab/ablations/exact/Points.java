package io.unetlab.ablations.exact;

/**
 * Points of a message: no one dominates another. In columns, sorted by the first dimension, then
 * the next.
 */
final class Points {

  private final int size;
  private final long[][] values;
  private final short[] changes;
  private final long[] origins;

  /**
   * @param values by dimension and point
   * @param changes how many factors differ from the base in the configuration of each point
   * @param origins where each point comes from: the option and the points of the children's
   *     messages, packed by {@link Origins}
   */
  Points(int size, long[][] values, short[] changes, long[] origins) {
    this.size = size;
    this.values = values;
    this.changes = changes;
    this.origins = origins;
  }

  int size() {
    return size;
  }

  long[][] values() {
    return values;
  }

  short[] changes() {
    return changes;
  }

  long[] origins() {
    return origins;
  }

  static final Points NONE = new Points(0, new long[0][], new short[0], new long[0]);

  /** Bytes of memory. */
  long bytes() {
    return (long) size * (values.length * Long.BYTES + Short.BYTES + Long.BYTES);
  }

  /** Some of the points. */
  Points take(int[] indices, int count) {
    return take(values, changes, origins, indices, count);
  }

  /** Copies some points of larger arrays. */
  static Points take(long[][] values, short[] changes, long[] origins, int[] indices, int count) {
    long[][] taken = new long[values.length][count];
    short[] takenChanges = new short[count];
    long[] takenOrigins = new long[count];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < taken.length; d++) {
        taken[d][i] = values[d][indices[i]];
      }
      takenChanges[i] = changes[indices[i]];
      takenOrigins[i] = origins[indices[i]];
    }
    return new Points(count, taken, takenChanges, takenOrigins);
  }

  /** What is left to follow the origins. */
  Points withoutValues() {
    return new Points(size, new long[0][], new short[0], origins);
  }
}
