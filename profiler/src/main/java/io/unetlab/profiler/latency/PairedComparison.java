package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
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
 * @param relative A's time over B's, a geometric mean with equal weight per round
 * @param pValue two-sided Wilcoxon signed-rank test over the pairs; it treats pairs within a round
 *     as independent, which the interval does not; empty with fewer than 6 differing pairs
 */
public record PairedComparison(
    String nameA,
    String nameB,
    int rounds,
    int pairs,
    RelativeLatency relative,
    OptionalDouble pValue) {

  private static final int RESAMPLES = 2000;

  public PairedComparison {
    Checks.text("nameA", nameA);
    Checks.text("nameB", nameB);
    Checks.atLeast("rounds", rounds, 1);
    Checks.atLeast("pairs", pairs, rounds);
    Objects.requireNonNull(relative, "relative");
    Objects.requireNonNull(pValue, "pValue");
  }

  /**
   * Compares two results of one run.
   *
   * @param seed of the bootstrap
   * @throws IllegalArgumentException when they have no round in common
   */
  public static PairedComparison of(LatencyRecord a, LatencyRecord b, long seed) {
    return of(List.of(a), List.of(b), seed);
  }

  /**
   * Compares two networks that shared several runs; every round of each run counts as one.
   *
   * @param a at least one, each paired with the record of the same run in {@code b}
   */
  public static PairedComparison of(List<LatencyRecord> a, List<LatencyRecord> b, long seed) {
    List<double[]> rounds = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      rounds.addAll(
          RoundPairs.logRatios(a.get(i).measured().samples(), b.get(i).measured().samples()));
    }
    boolean valid = Stream.concat(a.stream(), b.stream()).allMatch(it -> it.verdict().valid());
    return of(a.get(0).measured().name(), b.get(0).measured().name(), rounds, !valid, seed);
  }

  /** Compares samples that nothing speaks against. */
  static PairedComparison of(
      String nameA, List<LatencySample> a, String nameB, List<LatencySample> b, long seed) {
    return of(nameA, nameB, RoundPairs.logRatios(a, b), false, seed);
  }

  static PairedComparison of(
      String nameA, String nameB, List<double[]> rounds, boolean doubtful, long seed) {
    double[] logs = rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    double[] means = rounds.stream().mapToDouble(StatUtils::mean).toArray();
    Interval interval = interval(rounds, means, seed);
    RelativeLatency relative =
        new RelativeLatency(
            Math.exp(StatUtils.mean(means)),
            Optional.of(interval),
            conclude(interval, means.length, doubtful));
    return new PairedComparison(
        nameA, nameB, means.length, logs.length, relative, SignedRank.pValue(logs));
  }

  /** Of the ratio. */
  public Interval interval() {
    return relative.interval().orElseThrow();
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

  /** The comparison as a sentence, with a ratio only where there is one. */
  public String sentence() {
    return switch (relative.conclusion()) {
      case FASTER -> apart("is faster than");
      case SLOWER -> apart("is slower than");
      case NOT_TOLD_APART -> without("%s cannot be told apart from %s");
      case DOUBTFUL -> without("%s compared with %s is doubtful");
    };
  }

  private String apart(String is) {
    return String.format(
        Locale.ROOT,
        "%s %s %s: %.3f of its time (%s%s)",
        nameA,
        is,
        nameB,
        relative.estimate(),
        extent(""),
        basis());
  }

  private String without(String names) {
    return String.format(Locale.ROOT, names, nameA, nameB)
        + " ("
        + extent(" of its time")
        + basis()
        + ")";
  }

  private String extent(String unit) {
    return interval().saysNothing()
        ? "the rounds disagree too much for an interval; "
        : String.format(
            Locale.ROOT,
            "%.3f to %.3f%s, %s; ",
            interval().low(),
            interval().high(),
            unit,
            interval().kind().words());
  }

  private String basis() {
    return rounds + " rounds; " + sureness();
  }

  private static RelativeLatency.Conclusion conclude(
      Interval interval, int rounds, boolean doubtful) {
    return rounds < 2 && !doubtful
        ? RelativeLatency.Conclusion.NOT_TOLD_APART
        : RelativeLatency.conclude(interval.low(), interval.high(), doubtful);
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
