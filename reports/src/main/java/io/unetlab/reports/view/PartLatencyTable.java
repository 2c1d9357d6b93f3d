package io.unetlab.reports.view;

import io.unetlab.ablations.exec.ImportedLatencies;
import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.PredictedLatencies;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The latencies of networks that are parts of pipelines, one run each, with how they are known. */
final class PartLatencyTable {

  private final TargetLatencies latencies;
  private final LatencyCells shown;
  private final List<PartRun> parts;
  private final Map<String, String> names;
  private final List<Column> columns = new ArrayList<>();
  private final List<Function<PartRun, Cell>> cells = new ArrayList<>();

  /**
   * @param parts with a known latency
   */
  PartLatencyTable(Trials trials, TargetLatencies latencies, List<PartRun> parts) {
    this.latencies = latencies;
    this.shown = new LatencyCells(latencies.metric());
    this.parts = parts;
    this.names = NetworkNames.byHash(trials);
  }

  Table table() {
    add(Column.left("part", "part"), it -> Cell.words(it.word().isEmpty() ? "whole" : it.words()));
    String how = latencies.match(this::measured, this::imported, this::predicted);
    return new Table(
        how + " latency of one run",
        columns,
        parts.stream().map(it -> cells.stream().map(cell -> cell.apply(it)).toList()).toList());
  }

  private void add(Column column, Function<PartRun, Cell> cell) {
    columns.add(column);
    cells.add(cell);
  }

  private Latency latency(PartRun part) {
    return latencies.latencies(part).get(0);
  }

  private void addLatency() {
    add(Column.right("latency", "latency"), it -> shown.cell(latency(it).ms()));
    if (parts.stream().anyMatch(it -> latency(it).interval().isPresent())) {
      add(Column.right("latency_interval", "interval"), it -> shown.cell(latency(it).interval()));
    }
  }

  private String measured(Measurements of) {
    add(Column.prose("network", "network"), it -> Cell.words(name(it)));
    addLatency();
    add(Column.right("n", "n"), it -> Cell.count(record(of, it).measured().summary().n()));
    add(Column.right("gflops", "GFLOP/s"), it -> gflops(record(of, it)));
    add(
        Column.left("valid", "valid"),
        it -> Cell.words(record(of, it).verdict().valid() ? "yes" : "no"));
    return "measured";
  }

  private String name(PartRun part) {
    return Optional.ofNullable(names.get(part.network().hex())).orElse(part.network().brief());
  }

  private static LatencyRecord record(Measurements of, PartRun part) {
    return of.of(part.network()).orElseThrow();
  }

  private static Cell gflops(LatencyRecord record) {
    double gflops = record.flopsPerSecond() / 1e9;
    return Cell.figure(BigDecimal.valueOf(gflops), String.format(Locale.ROOT, "%.1f", gflops));
  }

  private String imported(ImportedLatencies of) {
    add(Column.prose("network", "network"), it -> Cell.words(entry(of, it).network().name()));
    addLatency();
    add(Column.left("statistic", "statistic"), it -> Cell.words(latency(it).statistic().words()));
    add(Column.prose("device", "device"), it -> ImportView.device(latency(it).device()));
    add(Column.left("target", "target"), it -> ImportView.kind(latency(it).device()));
    add(Column.left("how", "known as"), it -> Cell.words(latency(it).how().words()));
    add(Column.prose("source", "source"), it -> Cell.words(entry(of, it).source().text()));
    return "reported";
  }

  private String predicted(PredictedLatencies of) {
    add(Column.prose("network", "network"), it -> Cell.words(name(it)));
    addLatency();
    return "predicted";
  }

  private static ImportedLatency entry(ImportedLatencies of, PartRun part) {
    return of.of(part).orElseThrow();
  }
}
