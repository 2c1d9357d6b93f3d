package io.unetlab.profiler.metric;

import io.unetlab.profiler.cost.Precision;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import java.util.Objects;

/**
 * A network with its counts.
 *
 * @param counted bytes are those of the precision
 */
public record CountedNetwork(
    NetworkSpec spec, SpecHash hash, CountedParts parts, Precision precision, MetricSet counted) {

  public CountedNetwork {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(parts, "parts");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(counted, "counted");
  }

  /** Builds and counts the network of a checked spec, with bytes of float32. */
  public static CountedNetwork of(NetworkSpec spec) {
    return of(spec, Precision.FLOAT32);
  }

  /** Builds and counts the network of a checked spec. */
  public static CountedNetwork of(NetworkSpec spec, Precision precision) {
    CountedParts parts = CountedParts.of(spec);
    MetricSet counted = Metrics.counted(parts, precision);
    return new CountedNetwork(spec, spec.hash(), parts, precision, counted);
  }
}
