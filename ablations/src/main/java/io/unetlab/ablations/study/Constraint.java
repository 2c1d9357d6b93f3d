package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Objects;

/** A limit that the choice has to keep. */
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

  /** The same of a value as the nearest binary number. */
  public boolean holds(double value) {
    return comparison.holds(value, bound.doubleValue());
  }

  /** The same metric, held against another bound. */
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

  /** A candidate's value, written as the bound is. */
  public String valueText(BigDecimal value) {
    return Amounts.text(metric, value);
  }
}
