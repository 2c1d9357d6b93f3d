package io.unetlab.reports.view;

import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several networks, one per row; changes are relative to the first. */
public final class CompareView {

  /** What the columns of changes show. */
  public static final String LEGEND = "change: of the column before it, relative to the first row";

  private CompareView() {}

  /** At least one network. */
  public static Table of(List<CountedNetwork> networks) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.name("name", "name"));
    List<Metric> metrics =
        CountedMetrics.shown(networks.stream().anyMatch(it -> it.parts().areNamed()));
    for (Metric metric : metrics) {
      columns.add(MetricCells.column(metric, networks.get(0).precision()));
      if (changes(metric)) {
        columns.add(Column.right(metric.name() + "_change", "change"));
      }
    }
    columns.add(Column.left("hash", "hash"));
    List<List<Cell>> rows = new ArrayList<>();
    for (CountedNetwork network : networks) {
      rows.add(row(network, networks.get(0), metrics, rows.isEmpty()));
    }
    return new Table("", columns, rows);
  }

  private static List<Cell> row(
      CountedNetwork network, CountedNetwork first, List<Metric> metrics, boolean isFirst) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(network.spec().name()));
    for (Metric metric : metrics) {
      String name = metric.name();
      cells.add(MetricCells.value(metric, Optional.of(network.counted().require(name))));
      if (changes(metric)) {
        cells.add(
            isFirst
                ? Cell.missing()
                : ChangeView.percent(
                    first.counted().require(name), network.counted().require(name)));
      }
    }
    cells.add(Cell.words(network.hash().brief(), network.hash().hex()));
    return cells;
  }

  private static boolean changes(Metric metric) {
    return List.of("params", "macs", "flops", "peak_activation_bytes").contains(metric.name());
  }
}
