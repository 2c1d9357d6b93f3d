package io.unetlab.ablations.score;

import io.unetlab.profiler.metric.Metric;
import java.util.List;

/**
 * One figure of several metrics, by which candidates are ordered; each metric in its own direction.
 *
 * <p>Another way to weigh metrics is another record here and its key in the study language.
 */
public sealed interface Score permits WeightedSum, KneePoint {

  /** At least two, each once. */
  List<Metric> metrics();

  /** How much each metric counts; they add up to 1. */
  List<Double> weights();

  /**
   * What the weights are of, among some points.
   *
   * @param columns a column for each metric, the less the better
   */
  Scale scale(double[][] columns);

  /** For example {@code weighted macs 0.7 and fid 0.3}. */
  String text();
}
