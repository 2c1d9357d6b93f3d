package io.unetlab.ablations.search;

import java.util.Arrays;
import java.util.Random;

/** The range of each objective among known answers, by which values become comparable. */
final class Scales {

  private final double[] least;
  private final double[] most;

  Scales(int objectives) {
    this.least = new double[objectives];
    this.most = new double[objectives];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
  }

  /** Takes an answer into account; a failed one has no values. */
  void add(Answer answer) {
    for (int i = 0; i < least.length && !answer.isFailed(); i++) {
      least[i] = Math.min(least[i], answer.objective(i));
      most[i] = Math.max(most[i], answer.objective(i));
    }
  }

  /** The same ranges, which do not change with later answers. */
  Scales copy() {
    Scales copy = new Scales(least.length);
    System.arraycopy(least, 0, copy.least, 0, least.length);
    System.arraycopy(most, 0, copy.most, 0, most.length);
    return copy;
  }

  /** Whether an answer with values is known. */
  boolean isKnown() {
    return least[0] <= most[0];
  }

  /**
   * An objective of an answer: 0 for the least known value, 1 for the largest. If all known values
   * are the same, the difference from it, relative to it.
   */
  double value(Answer answer, int objective) {
    double range = most[objective] - least[objective];
    double unit = range > 0 ? range : Math.max(Math.abs(least[objective]), Double.MIN_NORMAL);
    return (answer.objective(objective) - least[objective]) / unit;
  }

  /**
   * The augmented Chebyshev value of an answer, from 0 for the best in everything (Steuer and Choo,
   * Mathematical Programming 26, 1983). What exceeds limits makes it worse than any value within
   * them, and a failure worse still.
   */
  double value(Answer answer, double[] weights) {
    if (!answer.isFeasible()) {
      return 10 + Math.min(answer.violation(), 1e6);
    }
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double weighted = weights[i] * value(answer, i);
      largest = Math.max(largest, weighted);
      sum += weighted;
    }
    return largest + 0.05 * sum;
  }

  /** Weights of the objectives, uniform among those whose sum is 1. */
  double[] weights(Random random) {
    double[] weights = new double[least.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = -Math.log(1 - random.nextDouble());
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
