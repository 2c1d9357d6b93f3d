package io.unetlab.builders.djl;

import io.unetlab.builders.weights.Tensor;

/**
 * How close a result is to the expected one.
 *
 * @param difference the largest distance between two numbers at the same place
 * @param deviation the standard deviation of the expected numbers
 */
public record Parity(double difference, double deviation) {

  /**
   * Holds two tensors of one shape against each other.
   *
   * @throws IllegalArgumentException when the shapes differ
   */
  public static Parity of(Tensor found, Tensor expected) {
    if (!found.dims().equals(expected.dims())) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
    float[] ours = found.floats();
    float[] theirs = expected.floats();
    double difference = 0;
    for (int i = 0; i < ours.length; i++) {
      // Math.max keeps a NaN once there is one.
      difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
    }
    return new Parity(difference, Moments.of(expected).deviation());
  }

  /** The difference in standard deviations; none is 0 in any. */
  public double relative() {
    return difference == 0 ? 0 : difference / deviation;
  }
}
