package io.unetlab.agent;

import java.nio.FloatBuffer;

/** A summary of an output that shows whether two machines computed the same. */
final class Checksum {

  private final long elements;
  private final double sum;
  private final double squareSum;

  private Checksum(long elements, double sum, double squareSum) {
    this.elements = elements;
    this.sum = sum;
    this.squareSum = squareSum;
  }

  /** Sums the numbers from the buffer's position; does not move the position. */
  static Checksum of(FloatBuffer numbers) {
    double sum = 0;
    double squareSum = 0;
    for (int at = numbers.position(); at < numbers.limit(); at++) {
      double number = numbers.get(at);
      sum += number;
      squareSum += number * number;
    }
    return new Checksum(numbers.remaining(), sum, squareSum);
  }

  long elements() {
    return elements;
  }

  double sum() {
    return sum;
  }

  double squareSum() {
    return squareSum;
  }
}
