package io.unetlab.profiler.metric;

import io.unetlab.profiler.cost.Precision;
import java.math.BigDecimal;
import java.util.Objects;

/** A metric that follows from the counted graphs alone. */
public record CountedMetric(Metric metric, Producer producer) {

  /** Computes the value; counts are exact, bytes those of the precision. */
  @FunctionalInterface
  public interface Producer {
    BigDecimal value(CountedParts parts, Precision precision);
  }

  public CountedMetric {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(producer, "producer");
  }
}
