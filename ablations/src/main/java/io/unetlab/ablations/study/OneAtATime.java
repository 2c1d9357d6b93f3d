package io.unetlab.ablations.study;

import java.util.List;
import java.util.Objects;

/**
 * Factors changed one at a time.
 *
 * @param factors in any order
 * @param from the starting point
 */
public record OneAtATime(List<String> factors, From from) {

  /** The network in which one factor at a time is changed. */
  public enum From {
    /** Each option of each factor is applied alone to the base. */
    BASE,
    /** Each factor alone is reset in the network with all changes. */
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
