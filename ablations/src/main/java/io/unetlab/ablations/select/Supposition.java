package io.unetlab.ablations.select;

import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A hypothetical change of one value.
 *
 * @param metric the metric, whose unit the value has
 * @param what {@code base}, a choice as {@code factor=option}, or {@code choice} for the measured
 *     value of the chosen network
 * @param now the base's value, what the choice adds to it, or the measured value
 * @param then the hypothetical value
 */
public record Supposition(Metric metric, String what, BigDecimal now, BigDecimal then) {

  public Supposition {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(then, "then");
  }
}
