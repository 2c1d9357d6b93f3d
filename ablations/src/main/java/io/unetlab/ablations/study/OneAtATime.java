package io.unetlab.ablations.study;

import java.util.List;
import java.util.Objects;

/**
 * Factors changed one at a time.
 *
 * @param factors in any order
 * @param from what is changed
 */
public record OneAtATime(List<String> factors, From from) {

  /** What one factor at a time is changed in. */
  public enum From {
    /** Each other option of each factor is tried alone on the base. */
    BASE,
    /** Each factor is put back alone in the network that has all of them. */
    FULL,
    /** Both. */
    BOTH
  }

  public OneAtATime {
    factors = List.copyOf(factors);
    Objects.requireNonNull(from, "from");
  }

  public boolean fromBase() {
    return from != From.FULL;
  }

  public boolean fromFull() {
    return from != From.BASE && !factors.isEmpty();
  }
}
