package io.unetlab.reports.view;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySummary;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The result of a run on this machine: one row per network, then what the run shows and what it
 * does not.
 */
public final class LatencyView {

  /** With more networks than this, each is compared with the first only. */
  private static final int ALL_PAIRS = 4;

  private final BenchRun run;

  private LatencyView(BenchRun run) {
    this.run = run;
  }

  /** The view of a run. */
  public static LatencyView of(BenchRun run) {
    return new LatencyView(run);
  }

  /** Times in milliseconds. */
  public Table table() {
    List<List<Cell>> rows = run.measured().stream().map(LatencyView::row).toList();
    return new Table(
        "",
        List.of(
            Column.name("name", "network"),
            Column.right("p50_ms", "p50 ms"),
            Column.right("p50_interval_ms", "interval"),
            Column.right("p90_ms", "p90"),
            Column.right("p95_ms", "p95"),
            Column.right("n", "n"),
            Column.right("first_run_ms", "first run"),
            Column.right("load_ms", "load"),
            Column.right("gflops", "GFLOP/s"),
            Column.right("of_calibration", "of conv"),
            Column.right("drift", "drift"),
            Column.left("valid", "valid")),
        rows);
  }

  private static List<Cell> row(LatencyRecord record) {
    LatencyResult.Measured measured = record.measured();
    LatencySummary summary = measured.summary();
    double perSecond = record.flopsPerSecond();
    return List.of(
        Cell.words(measured.name()),
        millis(summary.p50Ms()),
        interval(summary.p50Interval()),
        millis(summary.p90Ms()),
        millis(summary.p95Ms()),
        Cell.count(summary.n()),
        millis(measured.firstRunNanos() / 1e6),
        millis(measured.loadNanos() / 1e6),
        Cell.figure(BigDecimal.valueOf(perSecond / 1e9), format("%.1f", perSecond / 1e9)),
        Cell.share(record.ofCalibration()),
        drift(summary.drift()),
        Cell.words(record.verdict().valid() ? "yes" : "no"));
  }

  private static Cell drift(OptionalDouble drift) {
    return drift.isEmpty() ? Cell.missing() : Cell.change(drift.getAsDouble() - 1);
  }

  private static Cell interval(Interval interval) {
    return Cell.words(Numbers.millis(interval.low()) + " to " + Numbers.millis(interval.high()));
  }

  static Cell millis(double value) {
    return Cell.figure(BigDecimal.valueOf(value), Numbers.millis(value));
  }

  /** Notes below the table, one paragraph each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(caveats());
    comparisons().forEach(it -> notes.add(it.sentence()));
    notes.addAll(conditions());
    return notes;
  }

  /** Reasons to distrust the figures, and the conditions under which they were measured. */
  List<String> doubts() {
    List<String> notes = new ArrayList<>(caveats());
    notes.addAll(conditions());
    return notes;
  }

  // First, since a disturbed machine invalidates every conclusion below.
  private List<String> caveats() {
    List<String> notes = new ArrayList<>();
    run.measured().stream()
        .limit(1)
        .flatMap(it -> it.machine().reasons().stream())
        .forEach(reason -> notes.add("no figure of this run is valid: " + reason));
    run.failed()
        .forEach(it -> notes.add(it.name() + " failed at " + it.stage() + ": " + it.reason()));
    for (LatencyRecord record : run.measured()) {
      LatencyResult.Measured measured = record.measured();
      measured
          .summary()
          .verdict()
          .reasons()
          .forEach(reason -> notes.add(measured.name() + " is not valid: " + reason));
    }
    return notes;
  }

  private List<PairedComparison> comparisons() {
    return run.measured().size() <= ALL_PAIRS ? run.pairs() : run.againstFirst();
  }

  private List<String> conditions() {
    return run.measured().stream().findFirst().map(this::conditions).orElse(List.of());
  }

  private List<String> conditions(LatencyRecord record) {
    CalibrationSummary calibration = record.measured().calibration();
    List<String> notes = new ArrayList<>();
    notes.add(
        format(
            "conv: a 3x3 convolution of 320 channels at 64x64 reached %.1f GFLOP/s between the"
                + " rounds; its times differ by %.1f %%.",
            calibration.flopsPerSecond() / 1e9, 100 * calibration.spread()));
    notes.add(conditions(record.provenance(), record.measured().protocol()));
    record.provenance().toolTiming().ifPresent(it -> notes.addAll(ToolNotes.of(run, it)));
    record.provenance().peakResidentBytes().ifPresent(bytes -> notes.add(memory(bytes)));
    return notes;
  }

  private String memory(long bytes) {
    String together =
        run.measured().size() < 2
            ? ""
            : run.keptLoaded()
                ? ", all networks loaded together"
                : ", one network loaded at a time and reloaded for each round";
    return "Peak resident memory of the process: " + Numbers.bytes(bytes) + together + ".";
  }

  private String conditions(LatencyProvenance provenance, LatencyProtocol protocol) {
    DeviceFacts on = provenance.target();
    return format(
        "%s, %s, %d thread%s of %s (%s cores); load %s; weights from seed %d; protocol %s.",
        runtimes(),
        provenance.precision(),
        provenance.threads(),
        provenance.threads() == 1 ? "" : "s",
        on.name(),
        on.cores().isPresent() ? on.cores().getAsInt() : "unknown",
        provenance.loads(),
        provenance.weightsSeed(),
        protocol.name());
  }

  private String runtimes() {
    return DecisionText.join(
        run.measured().stream()
            .map(LatencyRecord::provenance)
            .map(it -> it.runtime() + " " + it.runtimeVersion())
            .distinct()
            .toList());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
