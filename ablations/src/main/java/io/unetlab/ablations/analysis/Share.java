package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One choice's part of a change.
 *
 * @param amounts of each metric, in its unit; below 0 if the choice reduces it
 * @param errors standard errors of the amounts; all 0 when every order was evaluated
 * @param first the changes if it is the only choice; empty if that network is invalid
 * @param last the changes if all others are made before; empty if they are invalid without it
 */
public record Share(
    Factor factor,
    Option option,
    Map<Metric, BigDecimal> amounts,
    Map<Metric, Double> errors,
    Map<Metric, BigDecimal> first,
    Map<Metric, BigDecimal> last) {

  public Share {
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(option, "option");
    amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    first = Collections.unmodifiableMap(new LinkedHashMap<>(first));
    last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
  }

  /** The amount for one of the metrics. */
  public BigDecimal amount(Metric metric) {
    return Objects.requireNonNull(amounts.get(metric), metric.name());
  }

  /** What it changes when it is made first, where that is known. */
  public BigDecimal first(Metric metric) {
    return Objects.requireNonNull(first.get(metric), metric.name());
  }

  /** What it changes when it is made last, where that is known. */
  public BigDecimal last(Metric metric) {
    return Objects.requireNonNull(last.get(metric), metric.name());
  }

  /** {@code factor=option}. */
  public String label() {
    return factor.name() + "=" + option.name();
  }
}
