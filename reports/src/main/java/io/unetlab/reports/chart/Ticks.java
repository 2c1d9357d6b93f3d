package io.unetlab.reports.chart;

import java.util.List;
import java.util.stream.LongStream;

/** Round numbers along an axis. */
final class Ticks {

  private Ticks() {}

  /** The smallest of 1, 2, 5, 10, ... that is not below the wanted distance. */
  static double step(double wanted) {
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * power >= wanted) {
        return times * power;
      }
    }
    return 10 * power;
  }

  /** A number at an axis, without zeros after the last digit: {@code 1.1 G}, {@code 20}. */
  static String brief(String number) {
    return number.replaceFirst("(\\.\\d*?)0+(?= |$)", "$1").replaceFirst("\\.(?= |$)", "");
  }

  /** The multiples of a step in a range, ascending. */
  static List<Double> in(double least, double most, double step) {
    return LongStream.rangeClosed((long) Math.ceil(least / step), (long) Math.floor(most / step))
        .mapToObj(i -> i * step)
        .toList();
  }
}
