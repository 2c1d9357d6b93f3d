package io.unetlab.ablations.score;

import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sum of w_i (x_i - least_i) / (most_i - least_i), least and most being those of the feasible
 * candidates, x_i signed so that less is better: the weighted sum of normalized objectives (Marler
 * and Arora 2010, equations 2 and 3). Its optimum is on the front; a point in a non-convex part of
 * the front never is.
 *
 * @param metrics at least two
 * @param weights above 0, one for each metric; they are divided by their sum
 */
public record WeightedSum(List<Metric> metrics, List<Double> weights) implements Score {

  public WeightedSum {
    metrics = List.copyOf(metrics);
    if (metrics.size() < 2 || metrics.size() != weights.size()) {
      throw new IllegalArgumentException("expected two metrics or more, each with a weight");
    }
    if (!weights.stream().allMatch(it -> it > 0 && Double.isFinite(it))) {
      throw new IllegalArgumentException("weights must be above 0, found " + weights);
    }
    double sum = weights.stream().mapToDouble(it -> it).sum();
    weights = weights.stream().map(it -> it / sum).toList();
  }

  @Override
  public Scale scale(double[][] columns) {
    return Scale.of(columns);
  }

  @Override
  public String text() {
    return "weighted "
        + IntStream.range(0, metrics.size())
            .mapToObj(i -> metrics.get(i).name() + " " + number(weights.get(i)))
            .collect(Collectors.joining(" and "));
  }

  private static String number(double weight) {
    double rounded = Math.rint(weight * 1000) / 1000;
    return Double.toString(rounded);
  }
}
