package io.unetlab.reports.chart;

import io.unetlab.profiler.metric.Metric;
import java.util.Map;
import java.util.Objects;

/**
 * The saving of a choice.
 *
 * @param detail in small print below the label
 * @param savings of each metric, as a fraction of the base's value; negative where it costs more
 */
public record ShareBar(String label, String detail, Map<Metric, Double> savings) {

  public ShareBar {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    savings = Map.copyOf(savings);
  }

  /** The saving in one of the metrics. */
  public double saving(Metric metric) {
    return savings.getOrDefault(metric, 0.0);
  }
}
