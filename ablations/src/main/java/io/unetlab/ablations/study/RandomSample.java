package io.unetlab.ablations.study;

import java.util.List;

/**
 * A uniform random sample of a factorial's combinations, without replacement.
 *
 * @param factors in any order
 * @param count at least 1
 * @param seed the same seed gives the same sample
 */
public record RandomSample(List<String> factors, int count, int seed) {

  public RandomSample {
    factors = List.copyOf(factors);
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, found " + count);
    }
  }
}
