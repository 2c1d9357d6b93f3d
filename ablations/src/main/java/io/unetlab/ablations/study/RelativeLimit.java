package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** A limit by the base's value, which is not known yet. */
public record RelativeLimit(
    Metric metric, Comparison comparison, BaseBound bound, SourceLocation location) {

  public RelativeLimit {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(comparison, "comparison");
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(location, "location");
  }

  /** The limit once the base's value is known. */
  Constraint of(BigDecimal base) {
    return new Constraint(metric, comparison, bound.of(base), Optional.of(bound), location);
  }

  /** {@code denoising_loss <= base + 1 %}. */
  public String text() {
    return metric.name() + " " + comparison.sign() + " " + bound.text();
  }
}
