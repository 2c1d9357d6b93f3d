package io.unetlab.profiler.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people write it: {@code 400M}, {@code 180 G MACs}, {@code 1.2GB}, {@code 60MiB},
 * {@code 12.75}. k, M, G and T are powers of 1000; a billion is G, since B stands for bytes. KiB,
 * MiB, GiB and TiB are powers of 1024 bytes. Times are in milliseconds; seconds are accepted too.
 *
 * @param unit as in {@link Metric#unit}; empty when absent
 */
public record Quantity(BigDecimal value, String unit) {

  /** Each stands for 1000 to the power of its index. */
  public static final List<String> PREFIXES = List.of("", "k", "M", "G", "T");

  private static final List<String> BINARY = List.of("", "KiB", "MiB", "GiB", "TiB");
  private static final BigDecimal STEP = new BigDecimal(1024);
  private static final List<String> UNITS =
      List.of("", "B", "MACs", "FLOPs", "params", "ms", "s", "dB");
  private static final BigDecimal SECOND = new BigDecimal(1000);

  /** What {@link #parse} accepts, as a regular expression of Java and of editors alike. */
  public static final String PATTERN =
      "([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?) ?("
          + String.join("|", BINARY)
          + "|(?:"
          + String.join("|", PREFIXES)
          + ") {0,4}(?:"
          + String.join("|", UNITS)
          + "))";

  private static final Pattern WRITTEN = Pattern.compile(PATTERN);
  private static final MathContext SHOWN = new MathContext(4);

  public Quantity {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(unit, "unit");
  }

  /** Parses a text; empty when it is not a quantity. */
  public static Optional<Quantity> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String tail = matcher.group(2).replace(" ", "");
    if (!tail.isEmpty() && BINARY.contains(tail)) {
      BigDecimal factor = STEP.pow(BINARY.indexOf(tail));
      return Optional.of(new Quantity(number.multiply(factor), "B"));
    }
    for (String unit : UNITS) {
      for (String prefix : PREFIXES) {
        if (tail.equals(prefix + unit)) {
          int power = 3 * PREFIXES.indexOf(prefix);
          BigDecimal value = number.scaleByPowerOfTen(power);
          return Optional.of(
              unit.equals("s")
                  ? new Quantity(value.multiply(SECOND), "ms")
                  : new Quantity(value, unit));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Four digits with a prefix and the unit: {@code 859.5 M params}, {@code 1.717 GB}, 8.65. 1,000
   * milliseconds and more are shown as seconds.
   */
  public String text() {
    if (unit.equals("ms") && value.compareTo(SECOND) >= 0) {
      return new Quantity(value.movePointLeft(3), "s").text();
    }
    String number = number();
    if (unit.isEmpty()) {
      return number;
    }
    boolean joined = unit.equals("B") && !Character.isDigit(number.charAt(number.length() - 1));
    return number + (joined ? "" : " ") + unit;
  }

  /** Four digits with a prefix: {@code 859.5 M}; below 10,000 without padding: {@code 22}. */
  public String number() {
    BigDecimal rounded = value.round(SHOWN);
    int digits = rounded.precision() - rounded.scale();
    if (digits <= 4 || rounded.signum() == 0) {
      return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
    int step = Math.min((digits - 1) / 3, PREFIXES.size() - 1);
    BigDecimal scaled = rounded.scaleByPowerOfTen(-3 * step);
    int decimals = Math.max(0, 4 - (digits - 3 * step));
    return scaled.setScale(decimals).toPlainString() + " " + PREFIXES.get(step);
  }
}
