package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A latency reported by another tool or a person, with the rest of the report. Missing values are
 * empty.
 *
 * @param network what ran
 * @param peakMemory bytes
 * @param layers how many of the tool's layers ran on which processor, by its name
 * @param operations in execution order
 * @param source where the latency is reported
 */
public record ImportedLatency(
    ImportedNetwork network,
    Latency latency,
    Optional<ByteRange> peakMemory,
    Map<String, Long> layers,
    List<OperationTime> operations,
    LatencySource source) {

  public ImportedLatency {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(peakMemory, "peakMemory");
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    operations = List.copyOf(operations);
    Objects.requireNonNull(source, "source");
  }

  /** A copy with another name of the network. */
  public ImportedLatency named(String name) {
    return with(network.renamed(name), latency);
  }

  /** A copy for the network of a spec. */
  public ImportedLatency tied(String specHash) {
    return with(network.tied(specHash), latency);
  }

  /** A copy with another device and runtime. */
  public ImportedLatency with(KnownDevice device, KnownRuntime runtime) {
    return with(network, latency.with(device, runtime, latency.how()));
  }

  private ImportedLatency with(ImportedNetwork otherNetwork, Latency otherLatency) {
    return new ImportedLatency(otherNetwork, otherLatency, peakMemory, layers, operations, source);
  }
}
