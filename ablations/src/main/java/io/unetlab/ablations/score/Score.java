package io.unetlab.ablations.score;

import io.unetlab.profiler.metric.Metric;
import java.util.List;

/**
 * Combines several metrics, each in its own direction, into one number that orders candidates.
 *
 * <p>To add another score, add a record here and a key in the study language.
 */
public sealed interface Score permits WeightedSum, KneePoint {

  /** At least two, each once. */
  List<Metric> metrics();

  /** The metrics' weights; they add up to 1. */
  List<Double> weights();

  /**
   * The scale that the weights apply to, for some points.
   *
   * @param columns a column for each metric, lower is better
   */
  Scale scale(double[][] columns);

  /** For example {@code weighted macs 0.7 and fid 0.3}. */
  String text();
}
