package io.unetlab.profiler.device;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The result of one successful run of the agent. Durations are nanoseconds.
 *
 * @param modelBytes size of the network's files
 * @param firstRunNanos of the first run, which counts as warm-up
 * @param warmupNanos of the further warm-up runs
 * @param samples at least one
 * @param check of the last run's output
 * @param peakBytes peak memory of the agent's process; empty where the system does not report it
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
      throw new IllegalArgumentException("a successful run has at least one sample");
    }
  }
}
