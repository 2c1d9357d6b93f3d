package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A bound by the base's value: {@code base}, {@code base + 1 %}, {@code base - 0.02}.
 *
 * @param change added to the base's value, in the metric's unit; with percent, the fraction of it
 *     that is added
 */
public record BaseBound(BigDecimal change, boolean percent) {

  static final String WORD = "base";

  public BaseBound {
    Objects.requireNonNull(change, "change");
  }

  /** The bound for a base. */
  public BigDecimal of(BigDecimal base) {
    return base.add(percent ? base.abs().multiply(change) : change);
  }

  /** As a study writes it. */
  public String text() {
    if (change.signum() == 0) {
      return WORD;
    }
    BigDecimal size = change.abs();
    String amount =
        percent
            ? size.scaleByPowerOfTen(2).stripTrailingZeros().toPlainString() + " %"
            : size.toPlainString();
    return WORD + (change.signum() < 0 ? " - " : " + ") + amount;
  }
}
