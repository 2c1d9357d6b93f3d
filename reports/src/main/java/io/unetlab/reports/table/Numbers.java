package io.unetlab.reports.table;

import io.unetlab.profiler.metric.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers, the same on every machine whatever its locale. */
public final class Numbers {

  private Numbers() {}

  /** All digits: {@code 859,520,964}. */
  public static String grouped(long value) {
    String digits = Long.toString(value);
    int sign = digits.startsWith("-") ? 1 : 0;
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > sign; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** Four digits and a prefix: {@code 859.5 M}. */
  public static String brief(long value) {
    return new Quantity(BigDecimal.valueOf(value), "").number();
  }

  /** Three digits and a prefix, for pictures: {@code 20.6 G}. */
  public static String rough(double value) {
    int prefix = 0;
    double rest = value;
    while (rest >= 999.5 && prefix < Quantity.PREFIXES.size() - 1) {
      rest /= 1000;
      prefix++;
    }
    int decimals = prefix == 0 || rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2;
    String digits =
        BigDecimal.valueOf(rest).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    return (digits + " " + Quantity.PREFIXES.get(prefix)).stripTrailing();
  }

  /** Bytes in powers of 1000: {@code 1.719 GB}. */
  public static String bytes(long value) {
    return new Quantity(BigDecimal.valueOf(value), "B").text();
  }

  /** A relative change with its sign: {@code -54.7 %}; {@code 0 %} means exactly no change. */
  public static String change(double ratio) {
    if (!Double.isFinite(ratio)) {
      return "–";
    }
    if (ratio == 0) {
      return "0 %";
    }
    // As many decimals as needed to show that it is not zero, up to a limit.
    BigDecimal percent = BigDecimal.valueOf(ratio * 100);
    BigDecimal rounded = percent.setScale(1, RoundingMode.HALF_UP);
    while (rounded.signum() == 0 && rounded.scale() < 4) {
      rounded = percent.setScale(rounded.scale() + 1, RoundingMode.HALF_UP);
    }
    String sign = ratio > 0 ? "+" : percent.signum() < 0 && rounded.signum() == 0 ? "-" : "";
    return sign + rounded.toPlainString() + " %";
  }

  /** An integer change with its sign and all digits: {@code +1,024}. */
  public static String delta(long value) {
    return (value > 0 ? "+" : "") + grouped(value);
  }

  /** An integer change with its sign, abbreviated: {@code -62.1 G}. */
  public static String briefDelta(long value) {
    return (value > 0 ? "+" : "") + brief(value);
  }

  /** A share of 0.25 is {@code 25.0 %}. */
  public static String share(double ratio) {
    return BigDecimal.valueOf(ratio * 100).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
  }

  /** How many times smaller: {@code 2.21x}. */
  public static String factor(BigDecimal from, BigDecimal to) {
    return to.signum() == 0 ? "–" : from.divide(to, 2, RoundingMode.HALF_UP).toPlainString() + "x";
  }

  /** The same in words that "fewer" follows: {@code 2.21x}, or {@code 0.4 %} of a small one. */
  public static String reduction(BigDecimal from, BigDecimal to) {
    String factor = factor(from, to);
    return factor.equals("1.00x")
        ? change(from.subtract(to).doubleValue() / from.doubleValue()).replace("+", "")
        : factor;
  }

  /** A quality score with two decimals at least, so that 12.5 and 12.50 read the same. */
  public static String score(BigDecimal value) {
    BigDecimal plain = value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  /** Milliseconds without their unit, at a precision that measurements support. */
  public static String millis(double value) {
    return value >= 1000
        ? grouped(Math.round(value))
        : String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
