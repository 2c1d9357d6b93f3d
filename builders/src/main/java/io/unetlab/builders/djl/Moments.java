package io.unetlab.builders.djl;

import io.unetlab.builders.weights.Tensor;

/**
 * The mean and standard deviation of all of a tensor's numbers, in double precision. The deviation
 * of equal numbers is exactly 0, whatever the rounding.
 */
public record Moments(double mean, double deviation) {

  /** The moments of a tensor. */
  public static Moments of(Tensor tensor) {
    double sum = 0;
    double squares = 0;
    for (float number : tensor.floats()) {
      sum += number;
      squares += (double) number * number;
    }
    double mean = sum / tensor.elements();
    double variance = squares / tensor.elements() - mean * mean;
    return new Moments(mean, Math.sqrt(Math.max(0, variance)));
  }
}
