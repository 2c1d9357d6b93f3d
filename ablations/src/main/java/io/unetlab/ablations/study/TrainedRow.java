package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A network that was trained, by the user or by the study, with its quality.
 *
 * @param hash the network's hash or a prefix of it; empty when the choices identify the network
 * @param choices factor to option, for all factors in the study's order; empty when the hash alone
 *     identifies the network
 * @param values at least one
 * @param kind of the evidence that it is
 * @param source as stated in the row; may be empty
 */
public record TrainedRow(
    String hash,
    Map<String, String> choices,
    Map<Metric, TrainedValue> values,
    EvidenceKind kind,
    String source,
    Firmness firmness,
    SourceLocation location) {

  public TrainedRow {
    Objects.requireNonNull(hash, "hash");
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(firmness, "firmness");
    Objects.requireNonNull(location, "location");
    if (hash.isEmpty() && choices.isEmpty()) {
      throw new IllegalArgumentException("a row has a hash or choices");
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a row has a value");
    }
  }

  /** Whether a network's hash equals or starts with this row's. */
  public boolean isOf(String networkHash) {
    return !hash.isEmpty() && networkHash.startsWith(hash);
  }
}
