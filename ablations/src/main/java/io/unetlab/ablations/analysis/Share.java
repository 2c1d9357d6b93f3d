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
 */
public record Share(
    Factor factor, Option option, Map<Metric, BigDecimal> amounts, Map<Metric, Double> errors) {

  public Share {
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(option, "option");
    amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /** The amount for one of the metrics. */
  public BigDecimal amount(Metric metric) {
    return Objects.requireNonNull(amounts.get(metric), metric.name());
  }

  /** {@code factor=option}. */
  public String label() {
    return factor.name() + "=" + option.name();
  }
}
