package io.unetlab.reports.chart;

import java.util.ArrayList;
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

  /** Powers of ten in a range, and twice and five times them where there is room, ascending. */
  static List<Double> logarithmic(double least, double most, double count) {
    for (int[] digits : new int[][] {{1, 2, 5}, {1, 3}, {1}}) {
      List<Double> ticks = multiples(least, most, digits);
      if (ticks.size() <= count || digits.length == 1) {
        return ticks;
      }
    }
    throw new IllegalStateException("the last digits are always taken");
  }

  private static List<Double> multiples(double least, double most, int[] digits) {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(least)); Math.pow(10, power) <= most; power++) {
      for (int digit : digits) {
        // Dividing keeps 0.3 as it is.
        double tick = power < 0 ? digit / Math.pow(10, -power) : digit * Math.pow(10, power);
        if (tick >= least && tick <= most) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** The multiples of a step in a range, ascending. */
  static List<Double> in(double least, double most, double step) {
    return LongStream.rangeClosed((long) Math.ceil(least / step), (long) Math.floor(most / step))
        .mapToObj(i -> i * step)
        .toList();
  }
}
