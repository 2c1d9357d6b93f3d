package io.unetlab.profiler.latency;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is known about how a network ran.
 *
 * @param name of the runtime
 * @param version of the runtime
 * @param precision as the source writes it: {@code w8a16}
 * @param processor that did most of the computation: {@code NPU}
 * @param threads on the CPU
 * @param facts other known facts, by name
 */
public record KnownRuntime(
    Optional<String> name,
    Optional<String> version,
    Optional<String> precision,
    Optional<String> processor,
    OptionalInt threads,
    Map<String, String> facts) {

  /** The fact that names the delegates of LiteRT which executed the network. */
  public static final String DELEGATE = "delegate";

  public KnownRuntime {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(processor, "processor");
    Objects.requireNonNull(threads, "threads");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** A runtime of which only the name is known. */
  public static KnownRuntime named(String name) {
    return new KnownRuntime(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Map.of());
  }

  /** A copy with a name. */
  public KnownRuntime called(String otherName) {
    return new KnownRuntime(Optional.of(otherName), version, precision, processor, threads, facts);
  }

  /** A copy with a precision. */
  public KnownRuntime in(String otherPrecision) {
    return new KnownRuntime(name, version, Optional.of(otherPrecision), processor, threads, facts);
  }

  /** A copy with these threads and facts. */
  public KnownRuntime with(OptionalInt otherThreads, Map<String, String> otherFacts) {
    return new KnownRuntime(name, version, precision, processor, otherThreads, otherFacts);
  }
}
