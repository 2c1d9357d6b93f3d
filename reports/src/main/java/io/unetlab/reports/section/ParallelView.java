package io.unetlab.reports.section;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Interactive;
import java.util.List;

/** The members of a front as lines over several metrics, which a reader can narrow by ranges. */
final class ParallelView {

  private ParallelView() {}

  /**
   * The axes.
   *
   * @param front which front it is, in words
   * @param metrics the names of the axes
   */
  record Axes(String front, List<String> metrics) {}

  static Interactive of(String front, List<Metric> metrics, List<Block> still) {
    return new Interactive(
        "parallel",
        "The front, metric by metric",
        new Axes(front, metrics.stream().map(Metric::name).toList()),
        still);
  }
}
