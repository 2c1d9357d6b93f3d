package io.unetlab.spec.rule;

import java.util.Locale;
import java.util.TreeSet;

/** Numbers in messages, and the nearest valid number for hints. */
final class NumberText {

  private NumberText() {}

  /** {@code 3,456}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 resnet}, {@code 2 resnets}. */
  static String counted(int number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** The multiples just below and above a number that is not a multiple: {@code 320 or 352}. */
  static String nearestMultiples(int number, int of) {
    int below = number / of * of;
    String above = Long.toString((long) below + of);
    return below == 0 ? above : below + " or " + above;
  }

  /** The divisors of {@code of} just below and above a number: {@code 6 or 10}. */
  static String nearestDivisors(int of, int number) {
    TreeSet<Integer> divisors = new TreeSet<>();
    for (int i = 1; (long) i * i <= of; i++) {
      if (of % i == 0) {
        divisors.add(i);
        divisors.add(of / i);
      }
    }
    Integer below = divisors.floor(number);
    Integer above = divisors.ceiling(number);
    if (above == null || below == null) {
      return String.valueOf(above == null ? below : above);
    }
    return below.equals(above) ? below.toString() : below + " or " + above;
  }
}
