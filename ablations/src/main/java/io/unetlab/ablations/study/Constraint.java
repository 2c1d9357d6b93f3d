package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A limit that the chosen variant has to satisfy.
 *
 * @param byBase what the bound follows from, if the study states it by the base's value
 */
public record Constraint(
    Metric metric,
    Comparison comparison,
    BigDecimal bound,
    Optional<BaseBound> byBase,
    SourceLocation location) {

  public Constraint {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(comparison, "comparison");
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(byBase, "byBase");
    Objects.requireNonNull(location, "location");
  }

  /** A limit by a number. */
  public Constraint(
      Metric metric, Comparison comparison, BigDecimal bound, SourceLocation location) {
    this(metric, comparison, bound, Optional.empty(), location);
  }

  public boolean holds(BigDecimal value) {
    return comparison.holds(value, bound);
  }

  /** The same for a value as the nearest double. */
  public boolean holds(double value) {
    return comparison.holds(value, bound.doubleValue());
  }

  /** The same metric with another bound. */
  public Constraint with(Comparison newComparison, BigDecimal newBound) {
    return new Constraint(metric, newComparison, newBound, location);
  }

  /** {@code fid <= 12.75}, or {@code fid <= 12.625 (base + 1 %)}. */
  public String text() {
    return metric.name() + " " + bare() + byBase.map(it -> " (" + it.text() + ")").orElse("");
  }

  /** {@code <= 12.75}. */
  public String bare() {
    return comparison.sign() + " " + Amounts.text(this);
  }

  /** A candidate's value, in the format of the bound. */
  public String valueText(BigDecimal value) {
    return Amounts.text(metric, value);
  }

  /** A difference of two values, with the unit even if the metric's name says it. */
  public String differenceText(BigDecimal difference) {
    String text = valueText(difference);
    boolean bare = metric.unit().equalsIgnoreCase(metric.name());
    return bare ? text + " " + metric.unit() : text;
  }
}
