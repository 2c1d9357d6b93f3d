package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trials that have a value of each of some metrics: their options and values as numbers. */
final class Observations {

  /** The range of some differences, and their number. */
  record Differences(int count, Optional<Bounds> range) {}

  private final List<Factor> factors;
  private final int[][] chosen;
  private final double[][] values;

  private Observations(List<Factor> factors, int[][] chosen, double[][] values) {
    this.factors = factors;
    this.chosen = chosen;
    this.values = values;
  }

  /** Counted or measured; neither a prediction nor a doubtful latency is an observation. */
  static Optional<BigDecimal> value(Completed trial, Metric metric) {
    if (trial.isDoubtful(metric)) {
      return Optional.empty();
    }
    return trial.counted().get(metric.name()).or(() -> trial.measured().get(metric.name()));
  }

  static Observations of(List<Factor> factors, List<Completed> trials, List<Metric> metrics) {
    List<Completed> observed =
        trials.stream()
            .filter(trial -> metrics.stream().allMatch(it -> value(trial, it).isPresent()))
            .toList();
    double[][] values = new double[metrics.size()][observed.size()];
    for (int m = 0; m < values.length; m++) {
      for (int t = 0; t < observed.size(); t++) {
        values[m][t] = value(observed.get(t), metrics.get(m)).orElseThrow().doubleValue();
      }
    }
    return new Observations(factors, chosen(factors, observed), values);
  }

  private static int[][] chosen(List<Factor> factors, List<Completed> trials) {
    int[][] chosen = new int[trials.size()][factors.size()];
    for (int f = 0; f < factors.size(); f++) {
      Map<String, Integer> numbers = new HashMap<>();
      for (Option option : factors.get(f).options()) {
        numbers.put(option.name(), numbers.size());
      }
      for (int t = 0; t < chosen.length; t++) {
        String option = trials.get(t).variant().choices().get(factors.get(f).name());
        chosen[t][f] = numbers.getOrDefault(option, 0);
      }
    }
    return chosen;
  }

  int count() {
    return chosen.length;
  }

  FactorModel model(boolean withPairs) {
    int[] options = factors.stream().mapToInt(it -> it.options().size()).toArray();
    return new FactorModel(options, chosen, values, withPairs);
  }

  /**
   * For each metric, factor and option: the differences between trials with the option and
   * otherwise equal trials with the factor's base option.
   */
  List<List<List<Differences>>> differences() {
    Map<String, Integer> places = new HashMap<>();
    for (int t = 0; t < chosen.length; t++) {
      places.put(key(chosen[t]), t);
    }
    List<List<List<Differences>>> all = new ArrayList<>();
    Tally tally = new Tally();
    for (int t = 0; t < chosen.length; t++) {
      int[] other = chosen[t].clone();
      for (int f = 0; f < other.length; f++) {
        if (chosen[t][f] > 0) {
          other[f] = 0;
          tally.add(f, chosen[t][f], t, places.get(key(other)));
          other[f] = chosen[t][f];
        }
      }
    }
    for (int m = 0; m < values.length; m++) {
      all.add(tally.of(m));
    }
    return all;
  }

  private static String key(int[] options) {
    char[] text = new char[options.length];
    for (int f = 0; f < text.length; f++) {
      text[f] = (char) options[f];
    }
    return new String(text);
  }

  /** Collects differences by factor, option and metric. */
  private final class Tally {
    private final int[][] counts = new int[factors.size()][];
    private final double[][][] lows = new double[factors.size()][][];
    private final double[][][] highs = new double[factors.size()][][];

    Tally() {
      for (int f = 0; f < counts.length; f++) {
        int options = factors.get(f).options().size();
        counts[f] = new int[options];
        lows[f] = filled(options, Double.POSITIVE_INFINITY);
        highs[f] = filled(options, Double.NEGATIVE_INFINITY);
      }
    }

    private double[][] filled(int options, double value) {
      double[][] all = new double[options][values.length];
      Arrays.stream(all).forEach(row -> Arrays.fill(row, value));
      return all;
    }

    void add(int factor, int option, int trial, @Nullable Integer base) {
      if (base == null) {
        return;
      }
      counts[factor][option]++;
      for (int m = 0; m < values.length; m++) {
        double difference = values[m][trial] - values[m][base];
        lows[factor][option][m] = Math.min(lows[factor][option][m], difference);
        highs[factor][option][m] = Math.max(highs[factor][option][m], difference);
      }
    }

    List<List<Differences>> of(int metric) {
      List<List<Differences>> all = new ArrayList<>();
      for (int f = 0; f < counts.length; f++) {
        List<Differences> ofFactor = new ArrayList<>();
        for (int o = 0; o < counts[f].length; o++) {
          ofFactor.add(differences(f, o, metric));
        }
        all.add(ofFactor);
      }
      return all;
    }

    private Differences differences(int factor, int option, int metric) {
      int count = counts[factor][option];
      return new Differences(
          count,
          count == 0
              ? Optional.empty()
              : Optional.of(
                  new Bounds(lows[factor][option][metric], highs[factor][option][metric])));
    }
  }
}
