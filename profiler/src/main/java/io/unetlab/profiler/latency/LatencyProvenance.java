package io.unetlab.profiler.latency;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What was run, by what, where, when and under which protocol; a result without it is worthless.
 *
 * @param specHash hash of the network's canonical text
 * @param weightsSeed seed of the random weights
 * @param toolVersion version of UNetLab
 * @param runtime what executed the network: {@code djl-pytorch}
 * @param runtimeVersion version of the runtime
 * @param precision element type of the computation: {@code float32}
 * @param host the machine that measured or, for a device, drove it
 * @param target where the networks ran
 * @param threads given to the runtime
 * @param loadBefore the host's load average before the run; empty where the system does not report
 *     it, and on devices
 * @param loadAfter load average after the run
 * @param loadPeak the highest load average between the rounds; empty also in results of versions
 *     that did not record it
 * @param protocol the {@link LatencyProtocol}'s name
 * @param runSeed seed for the orders of rounds and the bootstrap
 * @param startedAt start of the run
 * @param peakResidentBytes the process's peak resident memory after the run; empty where the system
 *     does not report it
 * @param toolTiming how a tool timed the runs; empty if each run is a sample, and in results of
 *     versions that did not record it
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
    OptionalDouble loadPeak,
    String protocol,
    long runSeed,
    Instant startedAt,
    OptionalLong peakResidentBytes,
    Optional<ToolTiming> toolTiming) {

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
    loadPeak.ifPresent(load -> Checks.atLeast("loadPeak", load, 0));
    Checks.text("protocol", protocol);
    Objects.requireNonNull(startedAt, "startedAt");
    peakResidentBytes.ifPresent(bytes -> Checks.atLeast("peakResidentBytes", bytes, 1));
    Objects.requireNonNull(toolTiming, "toolTiming");
  }

  /** The highest load average with which the result is valid. */
  public double loadLimit() {
    return host.loadLimit(threads);
  }

  /** Invalid when the machine had more to do than its cores can, so that the networks waited. */
  public Validity verdict() {
    boolean over =
        Stream.of(loadBefore, loadPeak, loadAfter).anyMatch(it -> it.orElse(0) > loadLimit());
    return Validity.of(
        over
            ? List.of(
                String.format(
                    Locale.ROOT,
                    "the machine was disturbed: its load average was %s, on %d cores (limit %.1f)",
                    loads(),
                    host.machineCores().orElse(host.cores()),
                    loadLimit()))
            : List.of());
  }

  /** The load averages in words: {@code 8.90 before, 20.10 at most between rounds, 19.90 after}. */
  public String loads() {
    String between = loadPeak.isPresent() ? words(loadPeak) + " at most between rounds, " : "";
    return words(loadBefore) + " before, " + between + words(loadAfter) + " after";
  }

  private static String words(OptionalDouble load) {
    return load.isEmpty() ? "unknown" : String.format(Locale.ROOT, "%.2f", load.getAsDouble());
  }

  /** What executed the network, and how. */
  KnownRuntime knownRuntime() {
    return new KnownRuntime(
        Optional.of(runtime),
        Optional.of(runtimeVersion),
        Optional.of(precision),
        Optional.empty(),
        OptionalInt.of(threads),
        toolTiming
            .map(it -> Map.of("protocol", protocol, KnownRuntime.DELEGATE, it.placement().words()))
            .orElse(Map.of("protocol", protocol)));
  }
}
