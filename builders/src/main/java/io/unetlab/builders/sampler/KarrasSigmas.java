package io.unetlab.builders.sampler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Noise levels between two, dense where there is little noise: the 7th root grows evenly. Karras et
 * al., arXiv 2206.00364, equation 5.
 */
final class KarrasSigmas {

  private static final double RHO = 7;

  private KarrasSigmas() {}

  /** Levels from the highest to the lowest. */
  static List<Double> between(double highest, double lowest, int steps) {
    double from = Math.pow(highest, 1 / RHO);
    double to = Math.pow(lowest, 1 / RHO);
    return IntStream.range(0, steps)
        .mapToObj(i -> Math.pow(from + (steps == 1 ? 0 : i / (steps - 1.0)) * (to - from), RHO))
        .toList();
  }
}
