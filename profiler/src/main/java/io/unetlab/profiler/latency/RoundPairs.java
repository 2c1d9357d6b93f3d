package io.unetlab.profiler.latency;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pairs runs of the same round: index by index where both made the same number, otherwise the
 * rounds' medians.
 */
final class RoundPairs {

  private RoundPairs() {}

  /** For each shared round, the natural logarithms of A's time over B's. */
  static List<double[]> logRatios(List<LatencySample> a, List<LatencySample> b) {
    Map<Integer, double[]> roundsA = rounds(a);
    Map<Integer, double[]> roundsB = rounds(b);
    roundsA.keySet().retainAll(roundsB.keySet());
    if (roundsA.isEmpty()) {
      throw new IllegalArgumentException(
          "only contenders that share a round can be compared, found none shared");
    }
    return roundsA.entrySet().stream()
        .map(round -> pair(round.getValue(), roundsB.getOrDefault(round.getKey(), new double[0])))
        .toList();
  }

  private static double[] pair(double[] a, double[] b) {
    if (a.length != b.length) {
      return new double[] {Math.log(Quantiles.median(a) / Quantiles.median(b))};
    }
    return IntStream.range(0, a.length).mapToDouble(i -> Math.log(a[i] / b[i])).toArray();
  }

  static Map<Integer, double[]> rounds(List<LatencySample> samples) {
    return samples.stream()
        .sorted(Comparator.comparingInt(LatencySample::index))
        .collect(
            Collectors.groupingBy(
                LatencySample::round,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), LatencySample::millis)));
  }
}
