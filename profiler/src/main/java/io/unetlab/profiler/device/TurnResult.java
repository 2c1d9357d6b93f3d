package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.ToolTiming;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one start of a program on the device measured. Durations are nanoseconds.
 *
 * @param runtime what ran the network, and how
 * @param firstRunNanos of the first run, which counts as warm-up
 * @param warmupRuns further untimed runs
 * @param samples at least one, timed since the start, in round 0
 * @param timing where the program prints one figure for several runs; empty if each run is a sample
 * @param check of the last run's output; empty where the program does not look at it
 * @param peakBytes peak memory of the process; empty where unknown
 * @param clock of the slowest busy core, as a share of its maximum; empty where unknown
 */
public record TurnResult(
    Runtime runtime,
    long loadNanos,
    long firstRunNanos,
    int warmupRuns,
    List<LatencySample> samples,
    Optional<ToolTiming> timing,
    Optional<AgentLine.Check> check,
    OptionalLong peakBytes,
    OptionalDouble clock) {

  /**
   * What ran the network.
   *
   * @param precision of the numbers it computed in: {@code float32}
   * @param facts about its configuration, for the record
   */
  public record Runtime(String name, String version, String precision, Map<String, String> facts) {

    public Runtime {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(precision, "precision");
      facts = Map.copyOf(facts);
    }
  }

  public TurnResult {
    Objects.requireNonNull(runtime, "runtime");
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a turn's result has at least one sample");
    }
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(peakBytes, "peakBytes");
    Objects.requireNonNull(clock, "clock");
  }

  /** How many runs the samples stand for. */
  long runs() {
    return timing.map(ToolTiming::totalRuns).orElse((long) samples.size());
  }
}
