package io.unetlab.profiler.latency;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Compares two contenders of one run round by round: whatever slowed the machine in a round slowed
 * both, so the shared noise cancels in the ratio, unlike in two separate medians.
 *
 * <p>A round in which both made the same number of runs gives one pair per index; any other round
 * gives one pair of medians. The interval treats rounds, not pairs, as the independent repeats: it
 * is the hull of a two-stage percentile bootstrap (resampling rounds, then the pairs within each)
 * and of Student's t over the rounds' mean logarithms, because with a handful of rounds the
 * bootstrap alone is too narrow. With one round there is only the bootstrap and no conclusion.
 *
 * @param nameA the contender being judged
 * @param nameB the reference
 * @param rounds rounds in which both took part
 * @param pairs over all rounds
 * @param ratio A's time over B's, a geometric mean with equal weight per round; below 1, A is
 *     faster
 * @param interval of the ratio
 * @param pValue two-sided Wilcoxon signed-rank test over the pairs; it treats pairs within a round
 *     as independent, which the interval does not; empty with fewer than 6 differing pairs
 */
public record PairedComparison(
    String nameA,
    String nameB,
    int rounds,
    int pairs,
    double ratio,
    Interval interval,
    OptionalDouble pValue,
    Conclusion conclusion) {

  private static final int RESAMPLES = 2000;

  /** The conclusion that the interval supports. */
  public enum Conclusion {
    /** A takes less time: the whole interval is below 1. */
    FASTER,
    /** A takes more time: the whole interval is above 1. */
    SLOWER,
    /** The interval contains 1, or there was only one round. */
    NOT_TOLD_APART
  }

  public PairedComparison {
    Checks.text("nameA", nameA);
    Checks.text("nameB", nameB);
    Checks.atLeast("rounds", rounds, 1);
    Checks.atLeast("pairs", pairs, rounds);
    Checks.above("ratio", ratio, 0);
  }

  /**
   * Compares two results of one run.
   *
   * @param seed of the bootstrap
   * @throws IllegalArgumentException when they have no round in common
   */
  public static PairedComparison of(LatencyResult.Measured a, LatencyResult.Measured b, long seed) {
    return of(a.name(), a.samples(), b.name(), b.samples(), seed);
  }

  /** As {@link #of(LatencyResult.Measured, LatencyResult.Measured, long)}, from samples. */
  public static PairedComparison of(
      String nameA, List<LatencySample> a, String nameB, List<LatencySample> b, long seed) {
    List<double[]> rounds = RoundPairs.logRatios(a, b);
    double[] logs = rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    double[] means = rounds.stream().mapToDouble(StatUtils::mean).toArray();
    Interval interval = interval(rounds, means, seed);
    return new PairedComparison(
        nameA,
        nameB,
        means.length,
        logs.length,
        Math.exp(StatUtils.mean(means)),
        interval,
        SignedRank.pValue(logs),
        conclude(interval, means.length));
  }

  /** The result of the Wilcoxon test in words, or why there is none. */
  public String sureness() {
    if (pValue.isEmpty()) {
      return "too few pairs that differ for a signed-rank test: " + pairs + " pairs in all";
    }
    double p = pValue.orElseThrow();
    String value = p < 0.0001 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", p);
    return String.format(Locale.ROOT, "signed-rank test over %d pairs: %s", pairs, value);
  }

  /** The comparison as a sentence. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s %s %s: %.3f of its time (%s; %d rounds; %s)",
        nameA,
        switch (conclusion) {
          case FASTER -> "is faster than";
          case SLOWER -> "is slower than";
          case NOT_TOLD_APART -> "cannot be told apart from";
        },
        nameB,
        ratio,
        extent(),
        rounds,
        sureness());
  }

  private String extent() {
    return interval.saysNothing()
        ? "the rounds disagree too much for an interval"
        : String.format(
            Locale.ROOT,
            "%.3f to %.3f, %s",
            interval.low(),
            interval.high(),
            interval.kind().words());
  }

  private static Conclusion conclude(Interval interval, int rounds) {
    if (rounds < 2 || interval.contains(1)) {
      return Conclusion.NOT_TOLD_APART;
    }
    return interval.high() < 1 ? Conclusion.FASTER : Conclusion.SLOWER;
  }

  private static Interval interval(List<double[]> rounds, double[] means, long seed) {
    Interval bootstrap = bootstrap(rounds, seed);
    if (means.length < 2) {
      return bootstrap;
    }
    double mean = StatUtils.mean(means);
    double reach =
        new TDistribution(means.length - 1).inverseCumulativeProbability(0.975)
            * Math.sqrt(StatUtils.variance(means) / means.length);
    return new Interval(
        Math.min(bootstrap.low(), Math.exp(mean - reach)),
        Math.max(bootstrap.high(), Math.exp(mean + reach)),
        Interval.Kind.BOOTSTRAP_AND_STUDENT);
  }

  private static Interval bootstrap(List<double[]> rounds, long seed) {
    Random random = new Random(seed);
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int draw = 0; draw < rounds.size(); draw++) {
        sum += Resampling.meanOfDraws(rounds.get(random.nextInt(rounds.size())), random);
      }
      ratios[i] = Math.exp(sum / rounds.size());
    }
    return Quantiles.middle95(ratios, Interval.Kind.BOOTSTRAP);
  }
}
