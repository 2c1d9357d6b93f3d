package io.unetlab.ablations.exact;

import java.util.Arrays;

/**
 * Points of two dimensions, none of which dominates another: as the first grows, the second falls.
 */
final class Stairs {

  private long[] firsts = new long[4];
  private long[] seconds = new long[4];
  private int size;

  /** Whether a point is nowhere better than one of these. */
  boolean cover(long first, long second) {
    int at = upTo(first);
    return at > 0 && seconds[at - 1] <= second;
  }

  /** Adds a point that these do not cover, and removes those that it covers. */
  void add(long first, long second) {
    int from = upTo(first - 1);
    int to = from;
    while (to < size && seconds[to] >= second) {
      to++;
    }
    if (size + 1 > firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * firsts.length);
      seconds = Arrays.copyOf(seconds, 2 * seconds.length);
    }
    System.arraycopy(firsts, to, firsts, from + 1, size - to);
    System.arraycopy(seconds, to, seconds, from + 1, size - to);
    firsts[from] = first;
    seconds[from] = second;
    size += 1 - (to - from);
  }

  // How many have at most this first value.
  private int upTo(long first) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (firsts[middle] <= first) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
