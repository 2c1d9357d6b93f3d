package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Objects;

/** A limit that the chosen variant has to satisfy. */
public record Constraint(
    Metric metric, Comparison comparison, BigDecimal bound, SourceLocation location) {

  public Constraint {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(comparison, "comparison");
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(location, "location");
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

  /** {@code fid <= 12.75}. */
  public String text() {
    return metric.name() + " " + bare();
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
