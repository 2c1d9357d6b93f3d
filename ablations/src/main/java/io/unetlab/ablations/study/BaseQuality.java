package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The base's value of a quality metric, and its source.
 *
 * @param sd standard deviation of the value, in the metric's unit; empty where none is stated
 */
public record BaseQuality(
    Metric metric,
    BigDecimal value,
    OptionalDouble sd,
    EvidenceKind kind,
    Firmness firmness,
    String source,
    SourceLocation location) {

  public BaseQuality {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(value, "value");
    if (sd.isPresent() && !(sd.getAsDouble() > 0)) {
      throw new IllegalArgumentException("sd must be more than 0, found " + sd);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(firmness, "firmness");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(location, "location");
  }
}
