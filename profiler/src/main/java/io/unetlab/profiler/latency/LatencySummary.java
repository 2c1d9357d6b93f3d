package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Summary statistics of the samples, with reasons to distrust them.
 *
 * <p>Percentiles are of type R_7. With few samples p90 and p95 depend on the largest ones, so show
 * {@code n} with them.
 *
 * @param n number of runs: more than there are samples if a sample stands for several
 * @param p50Interval milliseconds; percentile bootstrap, stratified by round, so that it shows how
 *     well the runs determine the median and leaves differences between rounds to {@code
 *     roundSpread}; over the rounds where each has one sample; the range with fewer than 4 samples
 * @param drift the last quarter's median over the first quarter's, in chronological order: 1.07 is
 *     7 % slower at the end; empty with fewer than 4 samples
 * @param roundMediansMs by round
 * @param roundSpread range of the rounds' medians relative to the smallest; empty with one round
 * @param verdict on the samples alone; {@link LatencyResult.Measured#verdict()} includes the
 *     calibration
 */
public record LatencySummary(
    long n,
    double minMs,
    double p50Ms,
    double p90Ms,
    double p95Ms,
    double maxMs,
    double meanMs,
    Interval p50Interval,
    OptionalDouble drift,
    List<Double> roundMediansMs,
    OptionalDouble roundSpread,
    Validity verdict) {

  /** Fewer samples have no quarters and cannot be resampled. */
  private static final int TOO_FEW = 4;

  public LatencySummary {
    Checks.atLeast("n", n, 1);
    roundMediansMs = List.copyOf(roundMediansMs);
  }

  /**
   * Computes the figures of samples that are one run each.
   *
   * @param seed for the bootstrap; the same seed gives the same interval
   * @throws IllegalArgumentException when there are no samples
   */
  public static LatencySummary of(
      List<LatencySample> samples, LatencyProtocol protocol, long seed) {
    return of(samples, samples.size(), protocol, seed);
  }

  /**
   * Computes the figures.
   *
   * @param runs number of runs that the samples stand for
   */
  static LatencySummary of(
      List<LatencySample> samples, long runs, LatencyProtocol protocol, long seed) {
    Checks.atLeast("number of samples", samples.size(), 1);
    double[] all = inOrderOfTime(samples);
    List<double[]> rounds = byRound(samples);
    double[] medians = rounds.stream().mapToDouble(Quantiles::median).toArray();
    OptionalDouble drift = drift(all);
    OptionalDouble spread =
        medians.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.spread(medians));
    return new LatencySummary(
        runs,
        Arrays.stream(all).min().orElseThrow(),
        Quantiles.median(all),
        Quantiles.percentile(all, 90),
        Quantiles.percentile(all, 95),
        Arrays.stream(all).max().orElseThrow(),
        Arrays.stream(all).average().orElseThrow(),
        interval(all, strata(all, rounds), protocol.bootstrap(), seed),
        drift,
        Arrays.stream(medians).boxed().toList(),
        spread,
        judge(runs, drift, spread, protocol));
  }

  /** Milliseconds, by statistic. */
  Map<Statistic, Double> figures() {
    return Map.of(
        Statistic.MEDIAN, p50Ms,
        Statistic.AVERAGE, meanMs,
        Statistic.P90, p90Ms,
        Statistic.P95, p95Ms,
        Statistic.MINIMUM, minMs,
        Statistic.MAXIMUM, maxMs);
  }

  /** Milliseconds of each round, by round. */
  private static List<double[]> byRound(List<LatencySample> samples) {
    return samples.stream()
        .collect(Collectors.groupingBy(LatencySample::round, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(LatencySample::millis)
        .toList();
  }

  // One sample has no spread of its own: rounds of one would give an interval without width.
  private static List<double[]> strata(double[] all, List<double[]> rounds) {
    return rounds.size() == all.length ? List.of(all) : rounds;
  }

  private static double[] inOrderOfTime(List<LatencySample> samples) {
    return samples.stream()
        .sorted(Comparator.comparingLong(LatencySample::startNanos))
        .mapToDouble(LatencySample::millis)
        .toArray();
  }

  private static OptionalDouble drift(double[] millis) {
    if (millis.length < TOO_FEW) {
      return OptionalDouble.empty();
    }
    int quarter = millis.length / 4;
    double first = Quantiles.median(Arrays.copyOfRange(millis, 0, quarter));
    double last =
        Quantiles.median(Arrays.copyOfRange(millis, millis.length - quarter, millis.length));
    return OptionalDouble.of(last / first);
  }

  private static Interval interval(double[] all, List<double[]> rounds, int resamples, long seed) {
    if (all.length < TOO_FEW) {
      double[] sorted = all.clone();
      Arrays.sort(sorted);
      return new Interval(sorted[0], sorted[sorted.length - 1], Interval.Kind.RANGE);
    }
    Random random = new Random(seed);
    double[] medians = new double[resamples];
    double[] resample = new double[all.length];
    for (int i = 0; i < resamples; i++) {
      int at = 0;
      for (double[] round : rounds) {
        at = Resampling.fill(resample, at, round, random);
      }
      medians[i] = Quantiles.median(resample);
    }
    return Quantiles.middle95(medians, Interval.Kind.BOOTSTRAP);
  }

  private static Validity judge(
      long n, OptionalDouble drift, OptionalDouble spread, LatencyProtocol protocol) {
    List<String> reasons = new ArrayList<>();
    if (n < protocol.requiredRuns()) {
      reasons.add("fewer than " + protocol.requiredRuns() + " runs: " + n);
    }
    drift.ifPresent(ratio -> judgeDrift(ratio, protocol.driftLimit(), reasons));
    if (spread.orElse(0) > protocol.unstableLimit()) {
      reasons.add(
          words(
              "unstable: the rounds' medians lie %.1f %% apart (limit %.1f %%)",
              spread.orElseThrow(), protocol.unstableLimit()));
    }
    return Validity.of(reasons);
  }

  /**
   * A decrease is as suspicious as an increase: the warm-up was too short or something else was
   * running.
   */
  private static void judgeDrift(double ratio, double limit, List<String> reasons) {
    if (ratio > 1 + limit) {
      reasons.add(
          words(
              "drift: the last quarter's median is %.1f %% above the first's (limit %.1f %%)",
              ratio - 1, limit));
    }
    if (ratio < 1 - limit) {
      reasons.add(
          words(
              "drift: the last quarter's median is %.1f %% below the first's (limit %.1f %%)",
              1 - ratio, limit));
    }
  }

  private static String words(String format, double part, double limit) {
    return String.format(Locale.ROOT, format, 100 * part, 100 * limit);
  }
}
