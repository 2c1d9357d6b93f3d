package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.util.Arrays;

/** How two numbers compare. */
public enum NumberOrder {
  AT_MOST("<="),
  AT_LEAST(">="),
  EQUAL("=="),
  DIFFERENT("!="),
  BELOW("<"),
  ABOVE(">");

  private final String sign;

  NumberOrder(String sign) {
    this.sign = sign;
  }

  /** The order of a known sign. */
  static NumberOrder of(String sign) {
    return Arrays.stream(values()).filter(it -> it.sign.equals(sign)).findFirst().orElseThrow();
  }

  /** As a study writes it. */
  public String sign() {
    return sign;
  }

  /** Whether the two numbers compare so; 2.0 equals 2.00. */
  public boolean holds(BigDecimal left, BigDecimal right) {
    int order = left.compareTo(right);
    return switch (this) {
      case AT_MOST -> order <= 0;
      case AT_LEAST -> order >= 0;
      case EQUAL -> order == 0;
      case DIFFERENT -> order != 0;
      case BELOW -> order < 0;
      case ABOVE -> order > 0;
    };
  }
}
