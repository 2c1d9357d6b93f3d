package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Noise;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.score.Scale;
import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One criterion that orders candidates: the rule's score, or one of its objectives.
 *
 * <p>A score is a weighted sum of metrics, so the variance of its difference is the sum of theirs,
 * each times its coefficient squared; this assumes independent metrics and a scale without
 * uncertainty.
 */
final class Criterion {

  // A metric's noise and its coefficient in the criterion.
  private record Part(double coefficient, Noise noise) {}

  private final String name;
  private final Optional<Metric> metric;
  private final double[] values;
  private final List<Part> parts;

  private Criterion(String name, Optional<Metric> metric, double[] values, List<Part> parts) {
    this.name = name;
    this.metric = metric;
    this.values = values;
    this.parts = parts.stream().filter(it -> !it.noise().isNone()).toList();
  }

  /**
   * A rule's criteria, in the order in which they decide.
   *
   * @param feasible the candidates that determine a score's scale
   */
  static List<Criterion> of(SelectSpec rule, Values values, int[] feasible) {
    List<Criterion> criteria = new ArrayList<>();
    rule.score().ifPresent(it -> criteria.add(of(it, values, feasible)));
    for (Objective objective : rule.objectives()) {
      Metric metric = objective.metric();
      List<Part> parts = List.of(new Part(1, values.noise(metric)));
      criteria.add(new Criterion(metric.name(), Optional.of(metric), values.of(objective), parts));
    }
    return criteria;
  }

  private static Criterion of(Score score, Values values, int[] feasible) {
    List<Metric> metrics = score.metrics();
    double[][] columns = new double[metrics.size()][];
    for (int i = 0; i < columns.length; i++) {
      double[] column = values.of(Objective.of(metrics.get(i)));
      columns[i] = Arrays.stream(feasible).mapToDouble(candidate -> column[candidate]).toArray();
    }
    double[] scores = new double[values.size()];
    List<Part> parts = new ArrayList<>();
    if (feasible.length > 0) {
      Scale scale = score.scale(columns);
      for (int i = 0; i < feasible.length; i++) {
        scores[feasible[i]] = scale.score(columns, i, score);
      }
      for (int i = 0; i < columns.length; i++) {
        parts.add(new Part(scale.coefficient(i, score), values.noise(metrics.get(i))));
      }
    }
    return new Criterion("the score", Optional.empty(), scores, parts);
  }

  String name() {
    return name;
  }

  /** Lower is better. */
  double value(int candidate) {
    return values[candidate];
  }

  boolean isExact() {
    return parts.isEmpty();
  }

  double sdOfDifference(int one, int other) {
    double variance = 0;
    for (Part part : parts) {
      double sd = part.coefficient() * part.noise().sdOfDifferenceToBest(one, other);
      variance += sd * sd;
    }
    return Math.sqrt(variance);
  }

  /** Whether a candidate differs from the best by no more than the noise of the difference. */
  boolean isWithinNoise(int best, int candidate) {
    double difference = values[candidate] - values[best];
    if (difference == 0 || isExact()) {
      return difference == 0;
    }
    return difference <= Noise.WIDTH * most(best, candidate)
        && difference <= Noise.WIDTH * sdOfDifference(best, candidate);
  }

  // Shared sources only reduce it.
  private double most(int one, int other) {
    double most = 0;
    for (Part part : parts) {
      most += part.coefficient() * (part.noise().sd(one) + part.noise().sd(other));
    }
    return most;
  }

  /** A value or a difference, for a sentence. */
  String text(double value) {
    BigDecimal shown = BigDecimal.valueOf(value);
    return metric
        .map(it -> it.text(shown))
        .orElseGet(() -> String.format(Locale.ROOT, "%.4f", value));
  }
}
