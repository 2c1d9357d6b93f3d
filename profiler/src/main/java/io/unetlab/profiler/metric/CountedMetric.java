package io.unetlab.profiler.metric;

import io.unetlab.profiler.cost.CostReport;
import io.unetlab.spec.model.UNetSpec;
import java.math.BigDecimal;
import java.util.Objects;

/** A metric that follows from the spec and its counts alone. */
public record CountedMetric(Metric metric, Producer producer) {

  /** Gives the value; a count is exact. */
  @FunctionalInterface
  public interface Producer {
    BigDecimal value(UNetSpec spec, CostReport report);
  }

  public CountedMetric {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(producer, "producer");
  }
}
