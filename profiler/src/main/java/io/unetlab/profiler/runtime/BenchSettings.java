package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How networks are measured.
 *
 * @param runtimes at least one, without duplicates
 * @param threads that an operation may use
 * @param precision element type of the computation
 * @param weightsSeed seed for weights and inputs
 * @param runSeed seed for the orders of rounds and the bootstrap
 */
public record BenchSettings(
    LatencyProtocol protocol,
    List<HostRuntime> runtimes,
    int threads,
    ElementType precision,
    long weightsSeed,
    long runSeed) {

  public BenchSettings {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(precision, "precision");
    runtimes = List.copyOf(runtimes);
    if (runtimes.isEmpty() || Set.copyOf(runtimes).size() != runtimes.size()) {
      throw new IllegalArgumentException("runtimes must be at least 1, each once: " + runtimes);
    }
    for (HostRuntime runtime : runtimes) {
      if (!runtime.precisions().contains(precision)) {
        throw new IllegalArgumentException(
            runtime.id() + " does not compute in " + precision.text());
      }
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
  }

  /** A network's name in the results: with one runtime its own, which is unique. */
  public String name(BenchSubject subject, HostRuntime runtime) {
    return runtimes.size() == 1 ? subject.name() : subject.name() + " on " + runtime.id();
  }

  /** DJL, float32 on all cores, seeds 0. */
  public static BenchSettings of(LatencyProtocol protocol) {
    return new BenchSettings(
        protocol,
        List.of(HostRuntime.DJL),
        Runtime.getRuntime().availableProcessors(),
        ElementType.FLOAT32,
        0,
        0);
  }
}
