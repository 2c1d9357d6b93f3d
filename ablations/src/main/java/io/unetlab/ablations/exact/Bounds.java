package io.unetlab.ablations.exact;

import java.util.Arrays;

/**
 * What the rest of a configuration can still add to a point of a message, and which values the
 * limits allow.
 */
final class Bounds {

  private final Buckets buckets;
  private final long[] most;
  private final Extremes[] least;
  private final Extremes[] greatest;
  private final int goals;

  /**
   * Computes bounds.
   *
   * @param goals how many of the dimensions are goals: the first ones
   * @param most the greatest value that the limits allow in each dimension
   */
  Bounds(Buckets buckets, int goals, long[] most) {
    this.buckets = buckets;
    this.most = most.clone();
    this.goals = goals;
    int dimensions = buckets.dimensions().size();
    least = new Extremes[dimensions];
    greatest = new Extremes[dimensions];
    for (int i = 0; i < dimensions; i++) {
      least[i] = Extremes.least(buckets, i);
      greatest[i] = Extremes.greatest(buckets, i);
    }
  }

  /** The least value of a dimension. */
  long least(int dimension) {
    return least[dimension].overall();
  }

  /** The greatest value of a dimension. */
  long greatest(int dimension) {
    return greatest[dimension].overall();
  }

  /** A value with what is added to it. */
  long completed(int dimension, long value, long rest) {
    return buckets.dimensions().get(dimension).join(value, rest);
  }

  /** Whether there is a configuration at all, regardless of the limits. */
  boolean isEmpty() {
    return least.length > 0 && least(0) == Dimension.NONE;
  }

  /** The greatest values that the limits allow. */
  long[] most() {
    return most.clone();
  }

  /** The least that is added to a point of a message; NONE where nothing completes it. */
  long[] rest(int step, int combination) {
    long[] rest = new long[least.length];
    Arrays.setAll(rest, it -> least[it].outside(step)[combination]);
    return rest;
  }

  /**
   * For each dimension that only a limit needs, up to which value a point keeps the limit whatever
   * is added to it; all those values are as good. {@link Long#MIN_VALUE} for the others.
   */
  long[] safe(int step, int combination) {
    long[] safe = new long[least.length];
    Arrays.setAll(safe, it -> safe(it, step, combination));
    return safe;
  }

  private long safe(int dimension, int step, int combination) {
    if (dimension < goals) {
      return Long.MIN_VALUE;
    }
    Dimension of = buckets.dimensions().get(dimension);
    if (!of.adds()) {
      return most[dimension];
    }
    // Not above what the message can have: the points that it is joined with rely on that.
    Extremes extremes = greatest[dimension];
    return Math.min(
        most[dimension] - extremes.outside(step)[combination], extremes.inside(step)[combination]);
  }
}
