package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Candidates as columns of numbers, so that a hundred thousand of them can be ordered many times.
 * Decimals become the nearest binary number: what is equal stays equal, and the order stays.
 */
public final class Values {

  private final List<Completed> candidates;
  private final Map<Metric, double[]> columns = new HashMap<>();
  private final Map<Metric, Noise> noise = new HashMap<>();

  public Values(List<Completed> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  public List<Completed> candidates() {
    return candidates;
  }

  public int size() {
    return candidates.size();
  }

  /** A metric of every candidate, NaN where it is unknown; not to be written to. */
  public double[] of(Metric metric) {
    return columns.computeIfAbsent(
        metric,
        it ->
            candidates.stream()
                .mapToDouble(
                    candidate -> candidate.value(it).map(Number::doubleValue).orElse(Double.NaN))
                .toArray());
  }

  /** The same turned so that less is better. */
  public double[] of(Objective goal) {
    double[] values = of(goal.metric());
    return goal.direction() == Objective.Direction.MINIMIZE
        ? values
        : Arrays.stream(values).map(it -> 0.0 - it).toArray();
  }

  /** By how much differences of a metric are uncertain. */
  public Noise noise(Metric metric) {
    return noise.computeIfAbsent(metric, it -> Noise.of(candidates, it));
  }

  /** The same candidates with other values of a metric. */
  public Values with(Metric metric, double[] changed) {
    Values values = new Values(candidates);
    values.columns.putAll(columns);
    values.noise.putAll(noise);
    values.columns.put(metric, changed);
    return values;
  }

  /** Some of the candidates, in the order given. */
  public Values only(int... some) {
    Values values = new Values(IntStream.of(some).mapToObj(candidates::get).toList());
    columns.forEach(
        (metric, column) ->
            values.columns.put(metric, IntStream.of(some).mapToDouble(i -> column[i]).toArray()));
    return values;
  }
}
