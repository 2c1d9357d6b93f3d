package io.unetlab.reports.view;

import io.unetlab.ablations.select.WhatIf;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would change the choice, and the values of the resulting choice. */
public final class WhatIfTable {

  private WhatIfTable() {}

  public static Table of(Trials trials, List<Metric> metrics) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("change", "if"));
    columns.add(Column.left("trial", "the choice is"));
    metrics.forEach(it -> columns.add(MetricCells.column(it, trials.precision())));
    columns.add(Column.left("differs", "which differs from the choice in"));
    List<List<Cell>> rows = new ArrayList<>();
    for (WhatIf whatIf : trials.result().decision().whatWouldChange()) {
      Optional<Completed> other = whatIf.winner();
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.words(whatIf.change()));
      cells.add(Cell.words(other.map(it -> trials.tag(it.variant())).orElse("none")));
      for (Metric metric : metrics) {
        cells.add(other.map(it -> cell(whatIf, it, metric)).orElseGet(Cell::missing));
      }
      cells.add(
          other.map(it -> Cell.words(trials.differences(it.variant()))).orElseGet(Cell::missing));
      rows.add(cells);
    }
    return new Table("what would change the decision", columns, rows);
  }

  private static Cell cell(WhatIf whatIf, Completed other, Metric metric) {
    Cell now = MetricCells.cell(metric, Optional.of(other));
    return whatIf
        .moved(metric)
        .<Cell>map(
            it -> Cell.figure(it, MetricCells.shown(metric, it) + " (now " + now.shown() + ")"))
        .orElse(now);
  }
}
