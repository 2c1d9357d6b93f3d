package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rounds values computed from counts to twelve digits, which hides binary rounding errors. */
final class Digits {

  private static final MathContext TWELVE = new MathContext(12);

  private Digits() {}

  static BigDecimal twelve(double value) {
    return BigDecimal.valueOf(value).round(TWELVE);
  }

  static Optional<BigDecimal> twelve(OptionalDouble value) {
    return value.stream().mapToObj(Digits::twelve).findFirst();
  }

  static List<BigDecimal> twelve(Bounds bounds) {
    return List.of(twelve(bounds.low()), twelve(bounds.high()));
  }
}
