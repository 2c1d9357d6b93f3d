package io.unetlab.reports.view;

import io.unetlab.ablations.exec.ImportedLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What others measured of a study's networks, a row each, in their words. */
final class ImportedLatencyView {

  private final Trials trials;
  private final ImportedLatencies latencies;
  private final List<MeasuredNetwork> networks;

  ImportedLatencyView(Trials trials, ImportedLatencies latencies) {
    this.trials = trials;
    this.latencies = latencies;
    this.networks = MeasuredNetwork.of(trials, it -> latencies.of(it).isPresent());
  }

  /** Whose figures these are. */
  String what() {
    return "As "
        + latencies.target().source()
        + " says; this program measured none of it. A latency is the network's whose spec hash it"
        + " names.";
  }

  /** The choice's latency in one sentence; empty when the file does not name its network. */
  String sentence() {
    return trials
        .winner()
        .flatMap(winner -> latencies.of(winner).map(it -> sentence(winner, it)))
        .orElse("");
  }

  private String sentence(Completed winner, ImportedLatency latency) {
    Metric metric = latencies.metric();
    return "On "
        + latencies.target().name()
        + ", as "
        + latencies.target().source()
        + " says ("
        + latency.latency().how().words()
        + "), it takes "
        + metric.text(winner.value(metric).orElseThrow())
        + ofBase(winner).map(it -> format(", %.2f of the base's time", it)).orElse("")
        + ".";
  }

  /** Empty when the file names none of the study's networks. */
  Optional<Table> table() {
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "latency as told",
                List.of(
                    Column.left("network", "network"),
                    Column.left("trial", "trial"),
                    Column.right("macs", "MACs"),
                    Column.right("latency", "latency"),
                    Column.left("statistic", "statistic"),
                    Column.right("latency_of_base", "of base"),
                    Column.prose("device", "device"),
                    Column.left("target", "target"),
                    Column.left("how", "known as"),
                    Column.prose("source", "source")),
                networks.stream().map(this::row).toList()));
  }

  private List<Cell> row(MeasuredNetwork network) {
    Completed trial = network.trial();
    ImportedLatency latency = latencies.of(trial).orElseThrow();
    return List.of(
        Cell.words(network.text()),
        Cell.words(trials.tag(trial.variant())),
        Cell.brief(trial.counted().count("macs")),
        MetricCells.cell(latencies.metric(), trial.value(latencies.metric())),
        Cell.words(latency.latency().statistic().words()),
        ofBase(trial)
            .map(it -> Cell.figure(BigDecimal.valueOf(it), format("%.2f", it)))
            .orElseGet(Cell::missing),
        ImportView.device(latency),
        ImportView.target(latency.latency().device()),
        Cell.words(latency.latency().how().words()),
        Cell.words(latency.source().text()));
  }

  private Optional<Double> ofBase(Completed trial) {
    return trial.variant().isBase()
        ? Optional.empty()
        : LatencyRatio.ofFigures(trials, trial, latencies.metric());
  }

  /** What is to be said beside the table. */
  List<String> notes() {
    return networks.isEmpty()
        ? List.of("It names none of the study's networks.")
        : latencies.target().file().notes();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
