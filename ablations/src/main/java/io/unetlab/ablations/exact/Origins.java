package io.unetlab.ablations.exact;

/** An option and the indices of one point in each of at most two messages, in one number. */
final class Origins {

  /** Bits of an index of a point. */
  private static final int INDEX = 26;

  private static final long MASK = (1L << INDEX) - 1;

  /** The most points of a message. */
  static final int MOST_POINTS = 1 << INDEX;

  private Origins() {}

  static long of(int option, int first, int second) {
    return ((long) option << (2 * INDEX)) | ((long) second << INDEX) | first;
  }

  static int option(long origin) {
    return (int) (origin >>> (2 * INDEX));
  }

  /** The point of a child's message. */
  static int point(long origin, int child) {
    return (int) ((origin >>> (INDEX * child)) & MASK);
  }
}
