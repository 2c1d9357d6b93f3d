package io.unetlab.reports.chart;

import java.util.Objects;

/**
 * A limit of the rule in a map.
 *
 * @param upper whether greater values violate it
 * @param text such as {@code params <= 400 M}
 */
public record Limit(Side side, double bound, boolean upper, String text) {

  /** Which metric it limits. */
  public enum Side {
    X,
    Y
  }

  public Limit {
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(text, "text");
  }
}
