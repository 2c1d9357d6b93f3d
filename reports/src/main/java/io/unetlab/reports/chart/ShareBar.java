package io.unetlab.reports.chart;

import io.unetlab.profiler.metric.Metric;
import java.util.Map;
import java.util.Objects;

/**
 * What a choice saves.
 *
 * @param detail in small below the label
 * @param savings of each metric, as a part of the base's value; below 0 where it costs
 */
public record ShareBar(String label, String detail, Map<Metric, Double> savings) {

  public ShareBar {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    savings = Map.copyOf(savings);
  }

  /** Of one of the metrics. */
  public double saving(Metric metric) {
    return savings.getOrDefault(metric, 0.0);
  }
}
