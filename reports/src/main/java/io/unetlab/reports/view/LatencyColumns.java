package io.unetlab.reports.view;

import io.unetlab.ablations.exec.PredictedLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import java.util.List;
import java.util.Optional;

/**
 * The columns that follow a latency in a table with every value: whether it is valid, or, of one
 * that a model predicts, its interval and that it is predicted.
 */
record LatencyColumns(Trials trials) {

  List<Column> columns(Metric latency) {
    String name = latency.name();
    return predicted(latency).isEmpty()
        ? List.of(Column.left(name + "_valid", "valid"))
        : List.of(
            Column.right(name + "_low", "low"),
            Column.right(name + "_high", "high"),
            Column.left(name + "_kind", "kind"));
  }

  List<Cell> cells(Metric latency, Optional<Completed> variant) {
    Optional<Completed> known = variant.filter(it -> it.value(latency).isPresent());
    return predicted(latency)
        .map(it -> cells(it, known))
        .orElseGet(
            () ->
                List.of(
                    known
                        .map(it -> Cell.words(it.isDoubtful(latency) ? "no" : "yes"))
                        .orElseGet(Cell::missing)));
  }

  private static List<Cell> cells(PredictedLatencies latencies, Optional<Completed> variant) {
    Optional<Interval> interval = variant.flatMap(latencies::interval);
    LatencyCells shown = new LatencyCells(latencies.metric());
    return List.of(
        interval.map(it -> shown.cell(it.low())).orElseGet(Cell::missing),
        interval.map(it -> shown.cell(it.high())).orElseGet(Cell::missing),
        variant.map(it -> Cell.words(HowKnown.PREDICTED.words())).orElseGet(Cell::missing));
  }

  private Optional<PredictedLatencies> predicted(Metric latency) {
    return trials.result().predicted(latency);
  }
}
