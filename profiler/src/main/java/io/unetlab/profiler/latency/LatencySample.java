package io.unetlab.profiler.latency;

import java.util.List;

/**
 * One timed run. All are kept, so every figure can be recomputed from them.
 *
 * @param round from 0
 * @param index of the run within its round and contender, from 0
 * @param startNanos start of the run, nanoseconds since measuring started
 * @param durationNanos at least 1, for clocks with coarse resolution
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
