package io.unetlab.profiler.latency;

import java.util.Random;

/**
 * Draws with replacement using {@link Random}: its algorithm is part of Java's specification, so a
 * seed gives the same interval on every JDK.
 */
final class Resampling {

  private Resampling() {}

  /**
   * Writes {@code source.length} draws from {@code source} into {@code target} starting at {@code
   * at}; returns the index after the last.
   */
  static int fill(double[] target, int at, double[] source, Random random) {
    for (int i = 0; i < source.length; i++) {
      target[at + i] = source[random.nextInt(source.length)];
    }
    return at + source.length;
  }

  /** The mean of {@code source.length} draws. */
  static double meanOfDraws(double[] source, Random random) {
    double sum = 0;
    for (int i = 0; i < source.length; i++) {
      sum += source[random.nextInt(source.length)];
    }
    return sum / source.length;
  }
}
