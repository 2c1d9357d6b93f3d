package io.unetlab.reports.view;

import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.LatencyBar;
import io.unetlab.reports.chart.LatencyChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a study measured on a target: one row per network, a sentence on the choice, a chart. */
final class MeasuredLatency {

  private final Trials trials;
  private final Measurements measurements;
  private final List<MeasuredNetwork> networks;

  MeasuredLatency(Trials trials, Measurements measurements) {
    this.trials = trials;
    this.measurements = measurements;
    this.networks = MeasuredNetwork.of(trials, it -> measurements.of(it.hash()).isPresent());
  }

  /** One for each target on which the study measured something. */
  static List<MeasuredLatency> of(Trials trials) {
    return trials.result().measurements().stream()
        .map(it -> new MeasuredLatency(trials, it))
        .filter(it -> !it.networks.isEmpty())
        .toList();
  }

  private LatencyRecord record(MeasuredNetwork network) {
    return measurements.of(network.trial().hash()).orElseThrow();
  }

  private Optional<LatencyRecord> base() {
    return trials.base().flatMap(it -> measurements.of(it.hash()));
  }

  /** Times with their intervals, and their ratio to the base's time. */
  Table table() {
    return new NetworkTable(trials)
        .addMacs()
        .add(Column.right("macs_of_base", "MACs of base"), it -> macsOfBase(it.macs() / baseMacs()))
        .addLatency(measurements, "latency", "latency")
        .add(
            Column.right("latency_interval", "interval"),
            it -> Cell.words(seconds(record(it).measured().summary().p50Interval())))
        .add(Column.right("n", "n"), it -> Cell.count(record(it).measured().summary().n()))
        .addOfBase(measurements, "latency")
        .add(
            Column.right("latency_of_base_interval", "interval"),
            it ->
                againstBase(it.trial())
                    .flatMap(RelativeText::interval)
                    .map(Cell::words)
                    .orElseGet(Cell::missing))
        .add(Column.right("gflops", "GFLOP/s"), it -> gflops(record(it)))
        .add(
            Column.left("valid", "valid"),
            it -> Cell.words(record(it).verdict().valid() ? "yes" : "no"))
        .of("measured latency", networks);
  }

  private static Cell gflops(LatencyRecord record) {
    double gflops = record.flopsPerSecond() / 1e9;
    return Cell.figure(BigDecimal.valueOf(gflops), format("%.1f", gflops));
  }

  private double baseMacs() {
    return trials.base().map(it -> (double) it.counted().count("macs")).orElse(Double.NaN);
  }

  private static Cell macsOfBase(double ratio) {
    return Double.isFinite(ratio)
        ? Cell.figure(BigDecimal.valueOf(ratio), format("%.2f", ratio))
        : Cell.missing();
  }

  private Optional<RelativeLatency> againstBase(Completed trial) {
    return trials.base().flatMap(base -> measurements.compare(trial, base));
  }

  private static String seconds(Interval millis) {
    return format("%.3f to %.3f s", millis.low() / 1e3, millis.high() / 1e3);
  }

  /** The choice's latency in one sentence; empty when it was not measured. */
  String sentence() {
    return trials.winner().flatMap(this::sentence).orElse("");
  }

  private Optional<String> sentence(Completed winner) {
    return measurements
        .of(winner.hash())
        .map(
            record ->
                LatencySentence.of(
                    trials,
                    measurements,
                    winner,
                    "Measured on " + where(record.provenance()),
                    text(winner)));
  }

  private String text(Completed winner) {
    Metric metric = measurements.metric();
    return QualityText.marked(winner, metric, winner.value(metric).orElseThrow());
  }

  private String where(LatencyProvenance provenance) {
    int threads = provenance.threads();
    return measurements.target().name()
        + " ("
        + kind(provenance.target().kind())
        + threads
        + (threads == 1 ? " thread of " : " threads of ")
        + provenance.target().name()
        + ", "
        + provenance.precision()
        + ")";
  }

  // This machine is evidently not a phone; other targets name their kind.
  private String kind(DeviceKind kind) {
    return measurements
        .target()
        .match(host -> "", device -> DeviceView.kind(kind) + ", ", imported -> "", model -> "");
  }

  /** The target, runtime and settings, from the first network's record. */
  String what() {
    return what(measurements);
  }

  /** The target, runtime and settings, from the first record. */
  static String what(Measurements measurements) {
    LatencyProvenance provenance =
        measurements.trials().values().iterator().next().get(0).record().provenance();
    int threads = provenance.threads();
    DeviceFacts on = provenance.target();
    String where =
        measurements
            .target()
            .match(
                host -> "latency on this machine: " + on.name() + ", " + on.os(),
                device -> DeviceView.words(on),
                imported -> DeviceView.words(on),
                model -> DeviceView.words(on));
    return format(
        "%s; %s %s, %d %s, %s, the %s protocol.",
        where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1),
        provenance.runtime(),
        provenance.runtimeVersion(),
        threads,
        threads == 1 ? "thread" : "threads",
        provenance.precision(),
        provenance.protocol());
  }

  /** Notes below the table. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    measurements.sessions().forEach(run -> notes.addAll(LatencyView.of(run).doubts()));
    notes.add(
        "of base: the mean ratio of times within the same round, not the ratio of the medians.");
    return notes;
  }

  /** The networks' times, next to the base's time scaled by their MACs. */
  Picture picture() {
    return LatencyChart.of(pictureName(), title(), bars());
  }

  /** What the picture shows. */
  List<LatencyBar> bars() {
    return networks.stream().map(this::bar).toList();
  }

  /**
   * The name of its picture: by the target's number, since its name may be an invalid file name.
   */
  String pictureName() {
    int number = trials.result().study().targets().indexOf(measurements.target()) + 1;
    return number == 1 ? "latency" : "latency-" + number;
  }

  private String title() {
    return trials.result().study().targets().size() == 1
        ? "Measured latency"
        : "Measured latency, " + measurements.target().name();
  }

  private LatencyBar bar(MeasuredNetwork network) {
    OptionalDouble expected =
        base().stream()
            .mapToDouble(it -> it.latency().ms() * network.macs() / baseMacs())
            .findFirst();
    return new LatencyBar(
        network.label() + (network.kept() ? "" : " (reverted)"),
        network.detail(),
        record(network).latency(),
        expected,
        kind(network));
  }

  private LatencyBar.Kind kind(MeasuredNetwork network) {
    if (network.trial().variant().isBase()) {
      return LatencyBar.Kind.BASE;
    }
    if (trials.isWinner(network.trial().variant())) {
      return LatencyBar.Kind.CHOICE;
    }
    return network.kept() ? LatencyBar.Kind.OTHER : LatencyBar.Kind.PUT_BACK;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
