package io.unetlab.profiler.latency;

import java.util.Random;

/**
 * Draws with replacement, from {@link Random}: its algorithm is part of Java's specification, so a
 * seed gives the same interval on every JDK.
 */
final class Resampling {

  private Resampling() {}

  /**
   * Puts as many draws from {@code source} as it has values into {@code target} from {@code at} on;
   * gives the place after them.
   */
  static int fill(double[] target, int at, double[] source, Random random) {
    for (int i = 0; i < source.length; i++) {
      target[at + i] = source[random.nextInt(source.length)];
    }
    return at + source.length;
  }

  /** The mean of as many draws as there are values. */
  static double meanOfDraws(double[] source, Random random) {
    double sum = 0;
    for (int i = 0; i < source.length; i++) {
      sum += source[random.nextInt(source.length)];
    }
    return sum / source.length;
  }
}
