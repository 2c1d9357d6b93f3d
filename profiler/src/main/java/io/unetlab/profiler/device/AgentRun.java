package io.unetlab.profiler.device;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What one run of the agent that ended well gave. Durations are nanoseconds.
 *
 * @param modelBytes of the network's files
 * @param firstRunNanos of the first run, which counts as one that warms up
 * @param warmupNanos of the further ones
 * @param samples at least one
 * @param check of the last run's output
 * @param peakBytes the most memory the agent's process held; empty where the system does not say
 */
public record AgentRun(
    AgentLine.Hello hello,
    long loadNanos,
    long modelBytes,
    long firstRunNanos,
    List<Long> warmupNanos,
    List<AgentLine.Sample> samples,
    AgentLine.Check check,
    OptionalLong peakBytes) {

  public AgentRun {
    Objects.requireNonNull(hello, "hello");
    Objects.requireNonNull(check, "check");
    warmupNanos = List.copyOf(warmupNanos);
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a run that ended well has a sample");
    }
  }
}
