package io.unetlab.reports.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * One value of a table. People read {@link #shown}; programs get the exact value, so that rounding
 * for display never reaches files meant for computation.
 */
public sealed interface Cell {

  /** The text for people. */
  String shown();

  /** Words; people may see them indented or shortened. */
  record Words(String shown, String value) implements Cell {
    public Words {
      Objects.requireNonNull(shown, "shown");
      Objects.requireNonNull(value, "value");
    }
  }

  /** A number. */
  record Figure(BigDecimal value, String shown) implements Cell {
    public Figure {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(shown, "shown");
    }
  }

  /** No value, with the reason or a dash for people; empty in CSV and null in JSON. */
  record Missing(String shown) implements Cell {
    public Missing {
      Objects.requireNonNull(shown, "shown");
    }
  }

  static Cell words(String text) {
    return new Words(text, text);
  }

  static Cell words(String shown, String value) {
    return new Words(shown, value);
  }

  /** A count with thousands separators. */
  static Cell count(long value) {
    return new Figure(BigDecimal.valueOf(value), Numbers.grouped(value));
  }

  /** A count with a prefix: {@code 182.4 G}. */
  static Cell brief(long value) {
    return figure(BigDecimal.valueOf(value), Numbers.brief(value));
  }

  static Cell figure(BigDecimal value, String shown) {
    return new Figure(value, shown);
  }

  /** A relative change of 0.1 is shown as {@code +10.0 %}. */
  static Cell change(double ratio) {
    return Double.isFinite(ratio) ? new Figure(rounded(ratio), Numbers.change(ratio)) : missing();
  }

  /** A share of 0.25 is shown as {@code 25.0 %}. */
  static Cell share(double ratio) {
    return Double.isFinite(ratio) ? new Figure(rounded(ratio), Numbers.share(ratio)) : missing();
  }

  static Cell missing() {
    return new Missing("–");
  }

  // A ratio of exact counts is rounded to twelve digits, which are the same on every machine.
  private static BigDecimal rounded(double ratio) {
    return BigDecimal.valueOf(ratio).round(new MathContext(12));
  }
}
