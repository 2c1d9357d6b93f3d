package io.unetlab.reports.view;

import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.RoundLog;
import io.unetlab.profiler.device.Sustained;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The results of a run on a device; they always state what kind of device it was. */
public final class DeviceView {

  /** Below this fraction of its first round's clock, a device counts as throttled. */
  private static final double SLOWED = 0.9;

  private final DeviceRun run;
  private final LatencyView latencies;

  private DeviceView(DeviceRun run) {
    this.run = run;
    this.latencies = LatencyView.of(run.bench());
  }

  /** The view of a run. */
  public static DeviceView of(DeviceRun run) {
    return new DeviceView(run);
  }

  /** The device in words, shown above every table. */
  public String heading() {
    return words(run.target());
  }

  /** A kind of device in words. */
  static String kind(DeviceKind kind) {
    return switch (kind) {
      case PHONE -> "a phone";
      case DESKTOP -> "a desktop, not a phone";
      case EMULATOR -> "an emulator, not a phone";
      case SIMULATED -> "a simulated device, not a phone";
    };
  }

  /** A target in words; only a phone is called a phone. */
  public static String words(DeviceFacts target) {
    return switch (target.kind()) {
          case PHONE -> "phone latency on ";
          case DESKTOP -> "latency on a desktop, not a phone: ";
          case EMULATOR -> "latency in an emulator, not a phone: ";
          case SIMULATED -> "latency of a simulated device, not a phone: ";
        }
        + target.name()
        + ", "
        + target.soc()
        + ", "
        + target.os();
  }

  /** Times in milliseconds. */
  public Table table() {
    return latencies.table();
  }

  /** Each round's median, time and thermal state, one row per round in chronological order. */
  public Table curve() {
    List<List<Cell>> rows = new ArrayList<>();
    run.bench()
        .measured()
        .forEach(
            record -> {
              String name = record.measured().name();
              run.sustained(name).points().forEach(point -> rows.add(row(name, point)));
            });
    return new Table(
        "sustained",
        List.of(
            Column.name("name", "network"),
            Column.right("round", "round"),
            Column.right("seconds", "at s"),
            Column.right("median_ms", "median ms"),
            Column.right("thermal_status", "thermal status"),
            Column.right("battery_celsius", "battery °C"),
            Column.right("clock", "clock")),
        rows);
  }

  private static List<Cell> row(String name, Sustained.Point point) {
    return List.of(
        Cell.words(name),
        Cell.count(point.round() + 1),
        figure(point.seconds(), "%.0f"),
        figure(point.medianMs(), "%.1f"),
        status(point.thermalStatus()),
        celsius(point.batteryCelsius()),
        clock(point.clock()));
  }

  private static Cell status(OptionalInt status) {
    return status.isEmpty() ? Cell.missing() : Cell.count(status.getAsInt());
  }

  private static Cell celsius(OptionalDouble celsius) {
    return celsius.isEmpty() ? Cell.missing() : figure(celsius.getAsDouble(), "%.1f");
  }

  private static Cell clock(OptionalDouble share) {
    return share.isEmpty() ? Cell.missing() : Cell.share(share.getAsDouble());
  }

  private static Cell figure(double value, String format) {
    return Cell.figure(BigDecimal.valueOf(value), format(format, value));
  }

  /** Remarks on the tables, one paragraph each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    run.bench().measured().forEach(record -> notes.add(sustained(record.measured().name())));
    run.bench()
        .measured()
        .forEach(record -> clockedDown(record.measured().name()).ifPresent(notes::add));
    run.log().stream()
        .filter(turn -> turn.lost().isPresent())
        .forEach(turn -> notes.add(lost(turn)));
    run.stopped().ifPresent(reason -> notes.add("The run " + reason));
    notes.addAll(latencies.notes());
    if (run.target().kind() != DeviceKind.PHONE) {
      notes.add("These times do not show how fast a phone is.");
    }
    return notes;
  }

  private String sustained(String name) {
    Sustained sustained = run.sustained(name);
    return format(
        "%s: %.1f ms in its first minute, %.1f ms in the last third of its runs.",
        name, sustained.firstMinuteMs(), sustained.sustainedMs());
  }

  private Optional<String> clockedDown(String name) {
    Sustained sustained = run.sustained(name);
    return sustained
        .clockedDown(SLOWED)
        .map(
            slowest ->
                format(
                    "%s: the cores were throttled to %.0f %% of their maximum clock in round %d,"
                        + " from %.0f %% in the first: later rounds ran on a slower device.",
                    name,
                    100 * slowest.clock().orElseThrow(),
                    slowest.round() + 1,
                    100 * sustained.points().get(0).clock().orElseThrow()));
  }

  private static String lost(RoundLog turn) {
    return format(
        "%s, round %d, attempt %d was aborted %s: %s",
        turn.network(),
        turn.round() + 1,
        turn.attempt() + 1,
        after(turn.partial().size()),
        turn.lost().orElseThrow());
  }

  private static String after(int runs) {
    return switch (runs) {
      case 0 -> "before its first run finished";
      case 1 -> "after 1 run, which is discarded";
      default -> "after " + runs + " runs, which are discarded";
    };
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
