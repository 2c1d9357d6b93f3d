package io.unetlab.reports.view;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import java.util.Optional;

/** Milliseconds as a latency metric shows them. */
record LatencyCells(Metric metric) {

  Cell cell(double ms) {
    return Cell.figure(MetricCells.rounded(ms), text(ms));
  }

  Cell cell(Optional<Interval> interval) {
    return interval
        .map(it -> Cell.words(text(it.low()) + " to " + text(it.high())))
        .orElseGet(Cell::missing);
  }

  String text(double ms) {
    return metric.text(MetricCells.rounded(ms));
  }
}
