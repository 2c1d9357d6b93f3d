package io.unetlab.ablations.study;

import io.unetlab.ablations.fraction.Fraction;
import java.util.List;
import java.util.Objects;

/**
 * A fraction of the two-level factorial of some factors: the base's option and the full network's.
 *
 * @param factors in the study's order, one for each column
 */
public record Fractional(List<String> factors, Fraction fraction) {

  public Fractional {
    factors = List.copyOf(factors);
    Objects.requireNonNull(fraction, "fraction");
    if (factors.size() != fraction.words().size()) {
      throw new IllegalArgumentException(
          factors.size() + " factors for " + fraction.words().size() + " columns");
    }
  }
}
