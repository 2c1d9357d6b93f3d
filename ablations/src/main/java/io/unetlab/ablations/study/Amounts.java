package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How limits, and values compared with them, are written after their metric's name: exact up to six
 * digits, and without a unit that only repeats the name.
 */
final class Amounts {

  private static final int DIGITS = 6;

  private Amounts() {}

  static String text(Metric metric, BigDecimal value) {
    return text(metric, value, RoundingMode.HALF_EVEN);
  }

  /** A limit is rounded in the direction that does not change which values keep it. */
  static String text(Constraint constraint) {
    RoundingMode rounding =
        switch (constraint.comparison()) {
          case AT_MOST, ABOVE -> RoundingMode.CEILING;
          case AT_LEAST, BELOW -> RoundingMode.FLOOR;
        };
    return text(constraint.metric(), constraint.bound(), rounding);
  }

  private static String text(Metric metric, BigDecimal value, RoundingMode rounding) {
    BigDecimal rounded = value.round(new MathContext(DIGITS, rounding)).stripTrailingZeros();
    int whole = rounded.precision() - rounded.scale();
    int step =
        metric.unit().isEmpty() || metric.unit().equals("ms")
            ? 0
            : Math.min((whole - 1) / 3, Quantity.PREFIXES.size() - 1);
    boolean plain = step <= 0 || rounded.signum() == 0;
    BigDecimal shown = plain ? rounded : rounded.scaleByPowerOfTen(-3 * step);
    String prefix = plain ? "" : Quantity.PREFIXES.get(step);
    String unit = metric.unit().equalsIgnoreCase(metric.name()) ? "" : metric.unit();
    String tail = unit.equals("B") ? prefix + unit : (prefix + " " + unit).strip();
    return (shown.toPlainString() + " " + tail).strip();
  }
}
