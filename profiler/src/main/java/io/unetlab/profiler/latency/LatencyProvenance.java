package io.unetlab.profiler.latency;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A result without provenance is worth nothing: this says what was run, by what, where, when, and
 * by which rule.
 *
 * @param specHash of the network's canonical text
 * @param weightsSeed from which the weights were drawn
 * @param toolVersion UNetLab's
 * @param runtime what executed the network: {@code djl-pytorch}
 * @param runtimeVersion the runtime's own
 * @param precision of the numbers that the network computed in: {@code float32}
 * @param host the machine that measured or, for a device, drove it
 * @param target what the networks ran on
 * @param threads that the runtime was given
 * @param loadBefore the machine's load average before the run; empty where the system does not say,
 *     and on devices
 * @param loadAfter the same after it
 * @param protocol the {@link LatencyProtocol}'s name
 * @param runSeed of the rounds' orders and of the bootstrap
 * @param startedAt when the run began
 * @param peakResidentBytes the process's high-water mark after the run; empty where the system does
 *     not say
 */
public record LatencyProvenance(
    String specHash,
    long weightsSeed,
    String toolVersion,
    String runtime,
    String runtimeVersion,
    String precision,
    HostFacts host,
    DeviceFacts target,
    int threads,
    OptionalDouble loadBefore,
    OptionalDouble loadAfter,
    String protocol,
    long runSeed,
    Instant startedAt,
    OptionalLong peakResidentBytes) {

  public LatencyProvenance {
    Checks.text("specHash", specHash);
    Checks.text("toolVersion", toolVersion);
    Checks.text("runtime", runtime);
    Checks.text("runtimeVersion", runtimeVersion);
    Checks.text("precision", precision);
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(target, "target");
    Checks.atLeast("threads", threads, 1);
    loadBefore.ifPresent(load -> Checks.atLeast("loadBefore", load, 0));
    loadAfter.ifPresent(load -> Checks.atLeast("loadAfter", load, 0));
    Checks.text("protocol", protocol);
    Objects.requireNonNull(startedAt, "startedAt");
    peakResidentBytes.ifPresent(bytes -> Checks.atLeast("peakResidentBytes", bytes, 1));
  }

  /** What executed the network, and how. */
  KnownRuntime knownRuntime() {
    return new KnownRuntime(
        Optional.of(runtime),
        Optional.of(runtimeVersion),
        Optional.of(precision),
        Optional.empty(),
        OptionalInt.of(threads),
        Map.of("protocol", protocol));
  }
}
