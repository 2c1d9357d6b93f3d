package io.unetlab.reports.view;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.chart.Axis;
import io.unetlab.reports.chart.AxisText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** A metric as an axis: its title with the unit, its numbers as the field writes them. */
final class MetricAxis {

  private static final MathContext DIGITS = new MathContext(4);

  private MetricAxis() {}

  static AxisText text(Metric metric, Trials trials) {
    return new AxisText(title(metric, trials), value -> MetricCells.shown(metric, decimal(value)));
  }

  /** Around the values of some variants. */
  static Axis around(Metric metric, Trials trials, List<Completed> among, double margin) {
    DoubleSummaryStatistics range =
        among.stream()
            .flatMap(it -> it.value(metric).stream())
            .mapToDouble(BigDecimal::doubleValue)
            .summaryStatistics();
    return text(metric, trials).axis(range.getMin(), range.getMax(), margin);
  }

  // The numbers have the unit of a latency and of bytes, which changes with them.
  private static String title(Metric metric, Trials trials) {
    String title = trials.title(metric);
    boolean repeats =
        metric.unit().isEmpty()
            || Metrics.isLatency(metric)
            || metric.unit().equalsIgnoreCase(title)
            || metric.unit().equals("params");
    return MetricCells.isBytes(metric) || repeats ? title : title + " (" + metric.unit() + ")";
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).round(DIGITS);
  }
}
