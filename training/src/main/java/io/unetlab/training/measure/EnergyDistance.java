package io.unetlab.training.measure;

import java.util.List;

/**
 * The energy distance of two sets of vectors: twice the mean distance between one of each, less the
 * mean distances within each. 0 in the mean for equal distributions, else above; needs no network
 * that reads pictures. Székely and Rizzo, "Energy statistics", J. Stat. Plan. Inference 143 (2013),
 * equation 1.4, with unbiased means.
 */
final class EnergyDistance {

  private EnergyDistance() {}

  /**
   * The distance of sets whose vectors of one index belong together, and are not compared: they
   * would be nearer than two that are drawn apart.
   *
   * @throws IllegalArgumentException if the sets differ in size or have fewer than two vectors
   */
  static double ofPairs(List<float[]> first, List<float[]> second) {
    if (first.size() < 2 || second.size() != first.size()) {
      throw new IllegalArgumentException(
          "needs two pairs at least, got " + first.size() + " and " + second.size() + " vectors");
    }
    return 2 * mean(first, second) - mean(first, first) - mean(second, second);
  }

  private static double mean(List<float[]> first, List<float[]> second) {
    int n = first.size();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += i == j ? 0 : distance(first.get(i), second.get(j));
      }
    }
    return sum / n / (n - 1);
  }

  private static double distance(float[] one, float[] other) {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
