package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What is known about an option's effect on a metric, and its source.
 *
 * @param sd standard deviation of the effect, in the metric's unit; empty where none is stated
 * @param given factor to option: the effect was shown only together with these choices; empty when
 *     it holds regardless of other choices
 */
public record Evidence(
    Metric metric,
    Effect effect,
    OptionalDouble sd,
    EvidenceKind kind,
    Firmness firmness,
    String source,
    Map<String, String> given,
    SourceLocation location) {

  public Evidence {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(effect, "effect");
    if (sd.isPresent() && !(sd.getAsDouble() > 0)) {
      throw new IllegalArgumentException("sd must be more than 0, found " + sd);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(firmness, "firmness");
    Objects.requireNonNull(source, "source");
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    Objects.requireNonNull(location, "location");
  }

  /** Whether the choices include those that the effect was shown with. */
  public boolean holdsFor(Map<String, String> choices) {
    return choices.entrySet().containsAll(given.entrySet());
  }
}
