package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Samples from milliseconds. */
final class LatencySamples {

  private LatencySamples() {}

  /** One array a round; runs follow each other without a gap. */
  static List<LatencySample> of(double[]... rounds) {
    List<LatencySample> samples = new ArrayList<>();
    long start = 0;
    for (int round = 0; round < rounds.length; round++) {
      for (int index = 0; index < rounds[round].length; index++) {
        long duration = Math.round(rounds[round][index] * 1e6);
        samples.add(new LatencySample(round, index, start, duration));
        start += duration;
      }
    }
    return samples;
  }

  static double[][] map(double[][] rounds, DoubleUnaryOperator change) {
    double[][] changed = new double[rounds.length][];
    for (int round = 0; round < rounds.length; round++) {
      changed[round] = Arrays.stream(rounds[round]).map(change).toArray();
    }
    return changed;
  }
}
