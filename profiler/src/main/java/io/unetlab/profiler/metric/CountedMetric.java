package io.unetlab.profiler.metric;

import io.unetlab.profiler.cost.CostReport;
import java.math.BigDecimal;
import java.util.Objects;

/** A metric that follows from the counted graph alone. */
public record CountedMetric(Metric metric, Producer producer) {

  /** Computes the value; counts are exact. */
  @FunctionalInterface
  public interface Producer {
    BigDecimal value(CostReport report);
  }

  public CountedMetric {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(producer, "producer");
  }
}
