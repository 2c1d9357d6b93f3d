package io.unetlab.profiler.latency;

import java.util.List;

/**
 * Every run is kept as it was timed; whatever is said about a network can be worked out again from
 * these.
 *
 * @param round from 0
 * @param index of the run within its round and contender, from 0
 * @param startNanos when the run began, nanoseconds since the measuring began
 * @param durationNanos how long it took; at least 1, the clock's own grain
 */
public record LatencySample(int round, int index, long startNanos, long durationNanos) {

  public LatencySample {
    Checks.atLeast("round", round, 0);
    Checks.atLeast("index", index, 0);
    Checks.atLeast("durationNanos", durationNanos, 1);
  }

  /** The run's duration in milliseconds. */
  public double millis() {
    return durationNanos / 1e6;
  }

  static double[] millis(List<LatencySample> samples) {
    return samples.stream().mapToDouble(LatencySample::millis).toArray();
  }
}
