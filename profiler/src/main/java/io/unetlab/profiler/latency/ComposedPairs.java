package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares two sums of networks that were measured in the same runs, round by round: a round's
 * latency of a sum is the sum over its parts of runs x median in that round, so whatever slowed the
 * machine in a round slowed both.
 */
public final class ComposedPairs {

  private ComposedPairs() {}

  /**
   * The ratio, as {@link PairedComparison} concludes it from one pair for each round.
   *
   * @param a for each run of the protocol, at least one, the records of all parts
   * @param b for the same runs
   * @param seed of the bootstrap
   * @throws IllegalArgumentException when a run has no round in which all took part
   */
  public static RelativeLatency relative(
      List<List<PartRecord>> a, List<List<PartRecord>> b, long seed) {
    List<double[]> rounds = new ArrayList<>();
    for (int run = 0; run < a.size(); run++) {
      rounds.addAll(logRatios(sums(a.get(run)), sums(b.get(run))));
    }
    boolean valid =
        Stream.concat(a.stream(), b.stream())
            .flatMap(List::stream)
            .allMatch(it -> it.record().verdict().valid());
    return PairedComparison.of("a", "b", rounds, !valid, seed).relative();
  }

  private static List<double[]> logRatios(Map<Integer, Double> a, Map<Integer, Double> b) {
    List<double[]> ratios = new ArrayList<>();
    a.forEach(
        (round, ms) -> {
          Double other = b.get(round);
          if (other != null) {
            ratios.add(new double[] {Math.log(ms / other)});
          }
        });
    if (ratios.isEmpty()) {
      throw new IllegalArgumentException("all parts must share a round, found none shared");
    }
    return ratios;
  }

  /** By round; only those in which all parts took part. */
  private static Map<Integer, Double> sums(List<PartRecord> parts) {
    Map<Integer, Double> sums = new HashMap<>();
    Map<Integer, Integer> seen = new HashMap<>();
    for (PartRecord part : parts) {
      RoundPairs.rounds(part.record().measured().samples())
          .forEach(
              (round, millis) -> {
                sums.merge(round, part.runs() * Quantiles.median(millis), Double::sum);
                seen.merge(round, 1, Integer::sum);
              });
    }
    sums.keySet().removeIf(round -> seen.getOrDefault(round, 0) < parts.size());
    return sums;
  }
}
