package io.unetlab.ablations.study;

import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * How a factor's number has to compare with another's, or with a fixed one. A factor whose
 * condition fails has the base's number.
 *
 * @param right the other factor; empty for a fixed number
 * @param number the fixed one; 0 with another factor
 */
public record FactorComparison(
    String left,
    NumberOrder order,
    Optional<String> right,
    BigDecimal number,
    SourceLocation location) {

  public FactorComparison {
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(right, "right");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(location, "location");
  }

  /**
   * Whether it holds.
   *
   * @param ofLeft the left factor's number
   * @param ofRight the right factor's number; ignored without one
   */
  public boolean holds(BigDecimal ofLeft, BigDecimal ofRight) {
    return order.holds(ofLeft, right.isPresent() ? ofRight : number);
  }

  /** For example {@code width_2 >= width_1}. */
  public String text() {
    return left + " " + order.sign() + " " + right.orElseGet(() -> OptionValue.text(number));
  }
}
