package io.unetlab.builders.djl;

import io.unetlab.builders.weights.Tensor;

/**
 * The mean of a tensor's numbers and their standard deviation, over all of them, in double
 * precision. Of equal numbers the deviation is 0 however they are rounded.
 */
public record Moments(double mean, double deviation) {

  /** Those of a tensor. */
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
