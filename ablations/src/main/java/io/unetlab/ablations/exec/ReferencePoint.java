package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Reference;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A reference with its values.
 *
 * @param counted by this program; empty when the reference has no spec
 */
public record ReferencePoint(Reference reference, MetricSet counted) {

  public ReferencePoint {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(counted, "counted");
  }

  public boolean isCounted() {
    return reference.spec().isPresent();
  }

  /** Our count if there is one, else the source's value. */
  public Optional<BigDecimal> value(Metric metric) {
    Optional<BigDecimal> count = counted.get(metric.name());
    return count.isPresent() ? count : Optional.ofNullable(reference.stated().get(metric));
  }
}
