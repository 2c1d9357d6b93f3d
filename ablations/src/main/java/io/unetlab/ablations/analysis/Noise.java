package io.unetlab.ablations.analysis;

import io.unetlab.ablations.analysis.Sources.Held;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The sources of some candidates' values of a metric, and the resulting uncertainty. The error of a
 * source that two candidates share, a piece of evidence or a measurement of the same network,
 * cancels in their difference as far as both have it; all others are assumed independent and
 * normal. Not thread-safe.
 */
public final class Noise {

  /**
   * Two values differ if they are further apart than this many standard deviations of their
   * difference.
   */
  public static final double WIDTH = 1.96;

  private static final int MOST_ROWS = 8;

  // Pieces of evidence, or measured networks, by index.
  private final List<Object> sources;
  private final Held[] ofCandidate;
  private final double[] sds;
  private final boolean none;
  private final Map<Integer, double[]> rows = new HashMap<>();
  private double[] row = {};
  private int rowOf = -1;

  private Noise(List<Object> sources, Held[] ofCandidate, double[] sds) {
    this.sources = sources;
    this.ofCandidate = ofCandidate;
    this.sds = sds;
    this.none = Arrays.stream(sds).allMatch(sd -> sd == 0);
  }

  static Noise of(List<Completed> candidates, Metric metric) {
    boolean isCounted = !QualityMetrics.ALL.contains(metric) && !Metrics.isLatency(metric);
    Sources sources = new Sources();
    Held[] ofCandidate = new Held[candidates.size()];
    for (int i = 0; i < ofCandidate.length; i++) {
      ofCandidate[i] = isCounted ? Held.NOTHING : sources.of(candidates.get(i), metric);
    }
    double[] sds = Arrays.stream(ofCandidate).mapToDouble(Noise::sd).toArray();
    return new Noise(sources.all(), ofCandidate, sds);
  }

  /** The noise of some of the candidates. */
  Noise only(int... some) {
    Held[] fewer = new Held[some.length];
    double[] ofFewer = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      fewer[i] = ofCandidate[some[i]];
      ofFewer[i] = sds[some[i]];
    }
    return new Noise(sources, fewer, ofFewer);
  }

  /** Whether every value is exact, or stated without a standard deviation. */
  public boolean isNone() {
    return none;
  }

  /** The pieces of evidence that some candidate depends on. */
  public List<Term> terms() {
    boolean[] used = new boolean[sources.size()];
    for (Held own : ofCandidate) {
      for (int source : own.numbers()) {
        used[source] = true;
      }
    }
    return IntStream.range(0, used.length)
        .filter(source -> used[source] && sources.get(source) instanceof Term)
        .mapToObj(source -> (Term) sources.get(source))
        .toList();
  }

  /** For each candidate, whether it depends on a piece of evidence. */
  public boolean[] holders(Term term) {
    int number = sources.indexOf(term);
    boolean[] holders = new boolean[ofCandidate.length];
    for (int i = 0; i < holders.length; i++) {
      for (int source : ofCandidate[i].numbers()) {
        holders[i] |= source == number;
      }
    }
    return holders;
  }

  /**
   * Like {@link #sdOfDifference}, but cached: for a best candidate that is compared with many
   * others repeatedly.
   */
  public double sdOfDifferenceToBest(int best, int other) {
    if (none) {
      return 0;
    }
    if (best != rowOf) {
      if (rows.size() > MOST_ROWS) {
        rows.clear();
      }
      row = rows.computeIfAbsent(best, it -> unknown());
      rowOf = best;
    }
    if (Double.isNaN(row[other])) {
      row[other] = sdOfDifference(best, other);
    }
    return row[other];
  }

  private double[] unknown() {
    double[] unknown = new double[ofCandidate.length];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /** Standard deviation of the difference between two candidates' values, in the metric's unit. */
  public double sdOfDifference(int one, int other) {
    if (none) {
      return 0;
    }
    int[] ours = ofCandidate[one].numbers();
    int[] theirs = ofCandidate[other].numbers();
    double variance = 0;
    int i = 0;
    int j = 0;
    while (i < ours.length || j < theirs.length) {
      int our = i < ours.length ? ours[i] : Integer.MAX_VALUE;
      int their = j < theirs.length ? theirs[j] : Integer.MAX_VALUE;
      double sd =
          (our <= their ? ofCandidate[one].sds()[i] : 0)
              - (their <= our ? ofCandidate[other].sds()[j] : 0);
      variance += sd * sd;
      i += our <= their ? 1 : 0;
      j += their <= our ? 1 : 0;
    }
    return Math.sqrt(variance);
  }

  /** Standard deviation of a candidate's value, in the metric's unit. */
  public double sd(int candidate) {
    return sds[candidate];
  }

  private static double sd(Held own) {
    double variance = 0;
    for (double sd : own.sds()) {
      variance += sd * sd;
    }
    return Math.sqrt(variance);
  }

  /** A random error for each source, in standard deviations, from a normal distribution. */
  public double[] errors(Random random) {
    return IntStream.range(0, sources.size()).mapToDouble(it -> random.nextGaussian()).toArray();
  }

  /** The values with these errors of the sources. */
  public double[] shifted(double[] values, double[] errors) {
    double[] shifted = values.clone();
    for (int i = 0; i < shifted.length; i++) {
      Held own = ofCandidate[i];
      for (int k = 0; k < own.numbers().length; k++) {
        shifted[i] += own.sds()[k] * errors[own.numbers()[k]];
      }
    }
    return shifted;
  }
}
