package io.unetlab.builders.djl;

import io.unetlab.builders.weights.Tensor;

/**
 * How close a result is to the expected values.
 *
 * @param difference the largest absolute difference between two elements
 * @param deviation the standard deviation of the expected numbers
 */
public record Parity(double difference, double deviation) {

  /**
   * Compares two tensors of the same shape.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public static Parity of(Tensor found, Tensor expected) {
    if (!found.dims().equals(expected.dims())) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
    float[] ours = found.floats();
    float[] theirs = expected.floats();
    double difference = 0;
    for (int i = 0; i < ours.length; i++) {
      // Math.max propagates NaN.
      difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
    }
    return new Parity(difference, Moments.of(expected).deviation());
  }

  /** The difference in standard deviations; 0 if there is no difference. */
  public double relative() {
    return difference == 0 ? 0 : difference / deviation;
  }
}
