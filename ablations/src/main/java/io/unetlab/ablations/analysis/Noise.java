package io.unetlab.ablations.analysis;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How uncertain a metric of some candidates is. What two candidates rest on both, a piece of
 * evidence or a measurement of the same network, is wrong by the same in both and cancels in their
 * difference; everything else is taken to be independent and normal.
 */
public final class Noise {

  /** Two values further apart than this many standard deviations of their difference differ. */
  public static final double WIDTH = 1.96;

  private final List<Source> sources;
  private final int[][] ofCandidate;

  // A piece of evidence or a measurement, with the standard deviation that it has.
  private record Source(Object what, double sd) {}

  private static final int[] EXACT = {};

  private Noise(List<Source> sources, int[][] ofCandidate) {
    this.sources = List.copyOf(sources);
    this.ofCandidate = ofCandidate;
  }

  static Noise of(List<Completed> candidates, Metric metric) {
    boolean canBeUncertain = Metrics.QUALITY.contains(metric) || metric.equals(Metrics.LATENCY);
    Map<Source, Integer> numbers = new HashMap<>();
    List<Source> sources = new ArrayList<>();
    int[][] ofCandidate = new int[canBeUncertain ? candidates.size() : 0][];
    for (int i = 0; i < ofCandidate.length; i++) {
      List<Source> own = sources(candidates.get(i), metric);
      ofCandidate[i] = own.isEmpty() ? EXACT : new int[own.size()];
      for (int j = 0; j < own.size(); j++) {
        Source source = own.get(j);
        Integer number = numbers.putIfAbsent(source, sources.size());
        if (number == null) {
          number = sources.size();
          sources.add(source);
        }
        ofCandidate[i][j] = number;
      }
      Arrays.sort(ofCandidate[i]);
    }
    return new Noise(sources, ofCandidate);
  }

  private static List<Source> sources(Completed candidate, Metric metric) {
    Prediction prediction = candidate.quality().get(metric);
    if (prediction == null) {
      double sd =
          candidate.measuredSd().get(metric.name()).map(BigDecimal::doubleValue).orElse(0.0);
      SpecHash network = candidate.hash();
      return sd > 0 ? List.of(new Source(network, sd)) : List.of();
    }
    List<Source> sources = new ArrayList<>();
    for (Term term : prediction.chain()) {
      if (term.sd() > 0) {
        sources.add(new Source(term, term.sd()));
      }
    }
    return sources;
  }

  /** Whether every value is exact, or stated without a standard deviation. */
  public boolean isNone() {
    return sources.isEmpty();
  }

  /** Standard deviation of the difference between two candidates' values, in the metric's unit. */
  public double sdOfDifference(int one, int other) {
    if (isNone()) {
      return 0;
    }
    int[] ours = ofCandidate[one];
    int[] theirs = ofCandidate[other];
    double variance = 0;
    int i = 0;
    int j = 0;
    while (i < ours.length || j < theirs.length) {
      int our = i < ours.length ? ours[i] : Integer.MAX_VALUE;
      int their = j < theirs.length ? theirs[j] : Integer.MAX_VALUE;
      if (our == their) {
        i++;
        j++;
      } else {
        double sd = sources.get(Math.min(our, their)).sd();
        variance += sd * sd;
        i += our < their ? 1 : 0;
        j += their < our ? 1 : 0;
      }
    }
    return Math.sqrt(variance);
  }

  /** Standard deviation of a candidate's value, in the metric's unit. */
  public double sd(int candidate) {
    double variance = 0;
    for (int source : isNone() ? EXACT : ofCandidate[candidate]) {
      variance += sources.get(source).sd() * sources.get(source).sd();
    }
    return Math.sqrt(variance);
  }

  /** The values as they might be: each source is drawn once, from a normal distribution. */
  public double[] draw(double[] values, Random random) {
    double[] errors = sources.stream().mapToDouble(it -> it.sd() * random.nextGaussian()).toArray();
    double[] drawn = values.clone();
    for (int i = 0; i < ofCandidate.length; i++) {
      for (int source : ofCandidate[i]) {
        drawn[i] += errors[source];
      }
    }
    return drawn;
  }
}
