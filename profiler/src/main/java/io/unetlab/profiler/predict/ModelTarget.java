package io.unetlab.profiler.predict;

import io.unetlab.profiler.latency.KnownRuntime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model holds for.
 *
 * @param name {@code host}, {@code desktop}, or a device file's name
 * @param machine the device's or the processor's name, as it reports it
 * @param runtime its id: {@code onnxruntime}, {@code benchmark_model}
 * @param version of the runtime; on a device its file, and what executes networks in it
 * @param threads that an operation uses
 * @param precision of the networks
 */
public record ModelTarget(
    String name, String machine, String runtime, String version, int threads, String precision) {

  public ModelTarget {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(precision, "precision");
  }

  /** The runtime as latencies state it. */
  KnownRuntime known() {
    return new KnownRuntime(
        Optional.of(runtime),
        Optional.of(version),
        Optional.of(precision),
        Optional.empty(),
        OptionalInt.of(threads),
        Map.of());
  }

  /** In words, for the end of a table. */
  public String text() {
    return runtime
        + " "
        + version
        + ", "
        + precision
        + ", "
        + threads
        + (threads == 1 ? " thread of " : " threads of ")
        + machine;
  }
}
