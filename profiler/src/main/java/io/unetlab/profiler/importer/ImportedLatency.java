package io.unetlab.profiler.importer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A latency that came from elsewhere. What its source does not tell is empty; no number in it is
 * guessed.
 *
 * @param network what ran
 * @param target on what
 * @param runtime by what
 * @param timing how long it took
 * @param peakMemory bytes
 * @param layers how many of the tool's layers ran on which processor, by its name
 * @param operations in the order of the run
 * @param how it is known
 * @param source where it is known from
 */
public record ImportedLatency(
    ImportedNetwork network,
    KnownTarget target,
    KnownRuntime runtime,
    Timing timing,
    Optional<ByteRange> peakMemory,
    Map<String, Long> layers,
    List<OperationTime> operations,
    HowKnown how,
    LatencySource source) {

  public ImportedLatency {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(peakMemory, "peakMemory");
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    operations = List.copyOf(operations);
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(source, "source");
  }

  /** The same latency of a network that is called otherwise. */
  public ImportedLatency named(String name) {
    return new ImportedLatency(
        network.renamed(name),
        target,
        runtime,
        timing,
        peakMemory,
        layers,
        operations,
        how,
        source);
  }
}
