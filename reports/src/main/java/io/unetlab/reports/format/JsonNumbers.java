package io.unetlab.reports.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What was measured has nine digits at most; what is not known is {@code null}. */
final class JsonNumbers {

  private static final MathContext DIGITS = new MathContext(9);

  private JsonNumbers() {}

  static BigDecimal number(double value) {
    return BigDecimal.valueOf(value).round(DIGITS);
  }

  static Optional<BigDecimal> number(OptionalDouble value) {
    return value.stream().mapToObj(JsonNumbers::number).findFirst();
  }

  static Optional<Long> number(OptionalLong value) {
    return value.stream().boxed().findFirst();
  }

  static Optional<Integer> number(OptionalInt value) {
    return value.stream().boxed().findFirst();
  }
}
