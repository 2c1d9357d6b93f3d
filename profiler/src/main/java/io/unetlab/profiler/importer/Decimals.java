package io.unetlab.profiler.importer;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * Numbers as other tools print them. Units are converted in decimal, so that 76587.9 microseconds
 * are 76.5879 milliseconds and not the nearest product of two binary fractions.
 */
final class Decimals {

  /** No figure of a tool is larger in any unit: as microseconds it is eleven days. */
  static final double MOST = 1e12;

  private Decimals() {}

  /** A number from 0 to {@link #MOST}; empty if the text is not one. */
  static OptionalDouble parse(String text) {
    try {
      return within(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble within(double value) {
    return value >= 0 && value <= MOST ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  static double millisOfMicros(double micros) {
    return BigDecimal.valueOf(micros).movePointLeft(3).doubleValue();
  }

  static double millisOfSeconds(double seconds) {
    return BigDecimal.valueOf(seconds).movePointRight(3).doubleValue();
  }
}
