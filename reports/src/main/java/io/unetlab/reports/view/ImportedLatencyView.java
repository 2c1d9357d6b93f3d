package io.unetlab.reports.view;

import io.unetlab.ablations.exec.ImportedLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.Optional;

/** What a file reports about a study's networks, one row per network, in the file's words. */
final class ImportedLatencyView {

  private final Trials trials;
  private final ImportedLatencies latencies;
  private final List<MeasuredNetwork> networks;

  ImportedLatencyView(Trials trials, ImportedLatencies latencies) {
    this.trials = trials;
    this.latencies = latencies;
    this.networks = MeasuredNetwork.of(trials, it -> latencies.of(it).isPresent());
  }

  /** Where these figures come from. */
  String what() {
    return "As "
        + latencies.target().source()
        + " reports; not measured by UNetLab. Latencies are matched to networks by spec hash.";
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
    String where =
        "On "
            + latencies.target().name()
            + ", as "
            + latencies.target().source()
            + " reports ("
            + latency.latency().how().words()
            + ")";
    String value = metric.text(winner.value(metric).orElseThrow());
    return LatencySentence.of(trials, latencies, winner, where, value);
  }

  /** Empty when the file contains none of the study's networks. */
  Optional<Table> table() {
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NetworkTable(trials)
                .addMacs()
                .addLatency(latencies, "latency", "latency")
                .add(
                    Column.left("statistic", "statistic"),
                    it -> Cell.words(latency(it).latency().statistic().words()))
                .addOfBase(latencies, "latency")
                .add(
                    Column.prose("device", "device"),
                    it -> ImportView.device(latency(it).latency().device()))
                .add(
                    Column.left("target", "target"),
                    it -> ImportView.kind(latency(it).latency().device()))
                .add(
                    Column.left("how", "known as"),
                    it -> Cell.words(latency(it).latency().how().words()))
                .add(
                    Column.prose("source", "source"), it -> Cell.words(latency(it).source().text()))
                .of("reported latency", networks));
  }

  private ImportedLatency latency(MeasuredNetwork network) {
    return latencies.of(network.trial()).orElseThrow();
  }

  /** Notes below the table. */
  List<String> notes() {
    return networks.isEmpty()
        ? List.of("It contains none of the study's networks.")
        : latencies.target().file().notes();
  }
}
