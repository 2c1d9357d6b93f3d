package io.unetlab.ablations.exact;

import java.util.Arrays;

/** A growing list of points, of which some dominate others. */
final class Candidates {

  final long[][] values;
  short[] changes;
  long[] origins;
  int size;
  private int[] order = new int[0];
  private int[] spare = new int[0];
  private int[] runs = new int[16];

  Candidates(int dimensions) {
    values = new long[dimensions][1024];
    changes = new short[1024];
    origins = new long[1024];
  }

  void clear() {
    size = 0;
  }

  /** Starts again with some points. */
  void set(Points points) {
    size = 0;
    reserve(points.size());
    for (int d = 0; d < values.length; d++) {
      System.arraycopy(points.values()[d], 0, values[d], 0, points.size());
    }
    System.arraycopy(points.changes(), 0, changes, 0, points.size());
    System.arraycopy(points.origins(), 0, origins, 0, points.size());
    size = points.size();
  }

  /** Adds the points of a front; each one's origin is its number, from a first one. */
  void add(Points points, int number) {
    reserve(points.size());
    for (int i = 0; i < points.size(); i++) {
      for (int d = 0; d < values.length; d++) {
        values[d][size] = points.values()[d][i];
      }
      changes[size] = points.changes()[i];
      origins[size++] = (long) number + i;
    }
  }

  /** Makes room for more points. */
  void reserve(int more) {
    if (size + more > changes.length) {
      int length = Math.max(size + more, 2 * changes.length);
      for (int i = 0; i < values.length; i++) {
        values[i] = Arrays.copyOf(values[i], length);
      }
      changes = Arrays.copyOf(changes, length);
      origins = Arrays.copyOf(origins, length);
    }
  }

  /**
   * The points' indices, sorted by the first dimension, then the next, then by changes, then as
   * they were added. Points were added in runs that are sorted already, which are merged.
   */
  int[] sorted() {
    if (order.length < size) {
      order = new int[changes.length];
      spare = new int[changes.length];
    }
    int count = 0;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      if (i == 0 || isAfter(i - 1, i)) {
        if (count + 2 > runs.length) {
          runs = Arrays.copyOf(runs, 2 * runs.length);
        }
        runs[count++] = i;
      }
    }
    runs[count] = size;
    while (count > 1) {
      int merged = 0;
      for (int run = 0; run < count; run += 2) {
        int from = runs[run];
        int middle = runs[Math.min(run + 1, count)];
        int to = runs[Math.min(run + 2, count)];
        merge(from, middle, to);
        runs[merged++] = from;
      }
      runs[merged] = size;
      count = merged;
      int[] swap = order;
      order = spare;
      spare = swap;
    }
    return order;
  }

  private void merge(int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft = left < middle && (right >= to || !isAfter(order[left], order[right]));
      spare[at] = takeLeft ? order[left++] : order[right++];
    }
  }

  // Whether the first is sorted after the second.
  private boolean isAfter(int one, int other) {
    for (long[] dimension : values) {
      long a = dimension[one];
      long b = dimension[other];
      if (a != b) {
        return a > b;
      }
    }
    return changes[one] > changes[other];
  }

  /** Copies some points. */
  Points take(int[] indices, int count) {
    return Points.take(values, changes, origins, indices, count);
  }
}
