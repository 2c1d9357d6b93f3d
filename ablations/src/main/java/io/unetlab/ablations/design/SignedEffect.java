package io.unetlab.ablations.design;

import java.util.List;

/**
 * A factor's effect, or an interaction's, with its sign relative to another one. A factor is -1 at
 * the base's option and 1 at the full network's, an interaction is the product.
 *
 * @param factors one for a main effect, two or more for an interaction
 */
public record SignedEffect(boolean negative, List<String> factors) {

  public SignedEffect {
    factors = List.copyOf(factors);
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("an effect needs at least one factor");
    }
  }

  /** For example {@code -attention x ratio}. */
  public String text() {
    return (negative ? "-" : "") + String.join(" x ", factors);
  }
}
