package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Candidates as columns of numbers, so that a hundred thousand of them can be ordered many times.
 * Decimals become the nearest double, which preserves equality and order. Columns are read on first
 * access.
 */
public final class Values {

  private final List<Completed> candidates;
  private final Map<Metric, double[]> columns;
  private final Map<Metric, Noise> noise;

  public Values(List<Completed> candidates) {
    this(List.copyOf(candidates), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  private Values(
      List<Completed> candidates, Map<Metric, double[]> columns, Map<Metric, Noise> noise) {
    this.candidates = candidates;
    this.columns = columns;
    this.noise = noise;
  }

  public List<Completed> candidates() {
    return candidates;
  }

  public int size() {
    return candidates.size();
  }

  /**
   * Reads several columns in one pass: a candidate's values are adjacent in memory, and a hundred
   * thousand candidates do not fit the cache.
   */
  public void read(Collection<Metric> metrics) {
    List<Metric> all = List.copyOf(metrics);
    double[][] read = new double[all.size()][candidates.size()];
    IntStream.range(0, candidates.size())
        .parallel()
        .forEach(
            i -> {
              for (int m = 0; m < read.length; m++) {
                read[m][i] = value(i, all.get(m));
              }
            });
    for (int m = 0; m < read.length; m++) {
      columns.put(all.get(m), read[m]);
    }
  }

  private double value(int candidate, Metric metric) {
    return candidates.get(candidate).value(metric).map(Number::doubleValue).orElse(Double.NaN);
  }

  /** A metric of every candidate, NaN if unknown; must not be modified. */
  public double[] of(Metric metric) {
    return columns.computeIfAbsent(metric, this::read);
  }

  private double[] read(Metric metric) {
    double[] column = new double[candidates.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value(i, metric);
    }
    return column;
  }

  /** The same with the sign such that lower is better. */
  public double[] of(Objective goal) {
    double[] values = of(goal.metric());
    return goal.direction() == Objective.Direction.MINIMIZE
        ? values
        : Arrays.stream(values).map(goal::lowerIsBetter).toArray();
  }

  /** Each candidate as a point of these goals; lower is better, NaN if unknown. */
  public List<double[]> points(List<Objective> goals) {
    double[][] read = goals.stream().map(this::of).toArray(double[][]::new);
    return IntStream.range(0, candidates.size())
        .mapToObj(i -> Arrays.stream(read).mapToDouble(column -> column[i]).toArray())
        .toList();
  }

  /** The uncertainty of a metric's differences. */
  public Noise noise(Metric metric) {
    return noise.computeIfAbsent(metric, it -> Noise.of(candidates, it));
  }

  /** The same candidates with other values of a metric. */
  public Values with(Metric metric, double[] changed) {
    Map<Metric, double[]> others = new HashMap<>(columns);
    others.put(metric, changed);
    return new Values(candidates, others, noise);
  }

  /** Some of the candidates, in the order given. */
  public Values only(int... some) {
    Map<Metric, double[]> fewer = new ConcurrentHashMap<>();
    columns.forEach((metric, column) -> fewer.put(metric, only(some, column)));
    Map<Metric, Noise> ofFewer = new ConcurrentHashMap<>();
    noise.forEach((metric, it) -> ofFewer.put(metric, it.only(some)));
    return new Values(IntStream.of(some).mapToObj(candidates::get).toList(), fewer, ofFewer);
  }

  private static double[] only(int[] some, double[] column) {
    double[] fewer = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      fewer[i] = column[some[i]];
    }
    return fewer;
  }
}
