package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.util.Arrays;

/** How a value is compared with a bound. */
public enum Comparison {
  AT_MOST("<="),
  BELOW("<"),
  AT_LEAST(">="),
  ABOVE(">");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** The comparison of a known sign. */
  public static Comparison of(String sign) {
    return Arrays.stream(values()).filter(it -> it.sign.equals(sign)).findFirst().orElseThrow();
  }

  /** As a study writes it. */
  public String sign() {
    return sign;
  }

  public boolean holds(BigDecimal value, BigDecimal bound) {
    return holds(value.compareTo(bound));
  }

  /** The same for numbers other than NaN. */
  public boolean holds(double value, double bound) {
    return holds(value < bound ? -1 : value > bound ? 1 : 0);
  }

  private boolean holds(int order) {
    return switch (this) {
      case AT_MOST -> order <= 0;
      case BELOW -> order < 0;
      case AT_LEAST -> order >= 0;
      case ABOVE -> order > 0;
    };
  }

  /** Whether it limits from above. */
  public boolean isUpper() {
    return this == AT_MOST || this == BELOW;
  }

  /** The comparison in the same direction that includes the bound. */
  public Comparison inclusive() {
    return isUpper() ? AT_MOST : AT_LEAST;
  }

  /** The comparison in the same direction that excludes the bound. */
  public Comparison strict() {
    return isUpper() ? BELOW : ABOVE;
  }
}
