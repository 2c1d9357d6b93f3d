package io.unetlab.reports.view;

import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A table with a row for each network; each column is declared with the function that fills it. */
final class NetworkTable {

  private final Trials trials;
  private final List<Column> columns = new ArrayList<>();
  private final List<Function<MeasuredNetwork, Cell>> cells = new ArrayList<>();

  /** Starts with the network's name and its trial. */
  NetworkTable(Trials trials) {
    this.trials = trials;
    add(Column.left("network", "network"), it -> Cell.words(it.text()));
    add(Column.left("trial", "trial"), it -> Cell.words(trials.tag(it.trial().variant())));
  }

  NetworkTable add(Column column, Function<MeasuredNetwork, Cell> cell) {
    columns.add(column);
    cells.add(cell);
    return this;
  }

  NetworkTable addMacs() {
    return add(Column.right("macs", "MACs"), it -> Cell.brief(it.macs()));
  }

  /** The latency, as a metric of the study. */
  NetworkTable addLatency(TargetLatencies of, String key, String title) {
    return add(
        Column.right(key, title), it -> MetricCells.cell(of.metric(), Optional.of(it.trial())));
  }

  /** The latency's ratio to the base's. */
  NetworkTable addOfBase(TargetLatencies of, String key) {
    return add(
        Column.right(key + "_of_base", "of base"),
        it -> RelativeText.ratio(trials.base().flatMap(base -> of.compare(it.trial(), base))));
  }

  Table of(String title, List<MeasuredNetwork> networks) {
    List<List<Cell>> rows =
        networks.stream()
            .map(network -> cells.stream().map(cell -> cell.apply(network)).toList())
            .toList();
    return new Table(title, columns, rows);
  }
}
