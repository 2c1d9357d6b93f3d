package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network that is shown with the variants and never chosen.
 *
 * @param spec counted by this program; empty when only stated numbers are known
 * @param stated the values that its source states
 * @param source of the stated values; empty when nothing is stated
 */
public record Reference(
    String name,
    Optional<NetworkSpec> spec,
    Map<Metric, BigDecimal> stated,
    String source,
    SourceLocation location) {

  public Reference {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(spec, "spec");
    stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(location, "location");
  }
}
