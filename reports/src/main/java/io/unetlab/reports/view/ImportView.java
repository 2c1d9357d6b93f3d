package io.unetlab.reports.view;

import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.NetworkPart;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Latencies that a file or a tool reports, one per row, with how each is known. A device is called
 * a phone only where that is proven, or where the source calls it one.
 */
public final class ImportView {

  private final ImportedFile file;

  private ImportView(ImportedFile file) {
    this.file = file;
  }

  /** The view of a file. */
  public static ImportView of(ImportedFile file) {
    return new ImportView(file);
  }

  /** Times in milliseconds. */
  public Table table() {
    return new Table(
        "",
        List.of(
            Column.left("network", "network"),
            Column.left("part", "part"),
            Column.prose("device", "device"),
            Column.left("target", "target"),
            Column.left("how", "known as"),
            Column.left("statistic", "statistic"),
            Column.right("ms", "ms"),
            Column.right("n", "n"),
            Column.prose("runtime", "runtime"),
            Column.prose("source", "source")),
        file.latencies().stream().map(ImportView::row).toList());
  }

  private static List<Cell> row(ImportedLatency it) {
    return List.of(
        Cell.words(it.network().name()),
        words(it.network().part().map(NetworkPart::words)),
        device(it.latency().device()),
        kind(it.latency().device()),
        Cell.words(it.latency().how().words()),
        Cell.words(it.latency().statistic().words()),
        LatencyView.millis(it.latency().ms()),
        it.latency().n().isPresent() ? Cell.count(it.latency().n().getAsLong()) : Cell.missing(),
        words(runtime(it.latency().runtime())),
        Cell.words(it.source().text()));
  }

  private static Cell words(Optional<String> text) {
    return text.map(Cell::words).orElseGet(Cell::missing);
  }

  /** The device, as far as it is known. */
  static Cell device(KnownDevice device) {
    Optional<String> soc = device.soc();
    return words(
        together(
            device.name(),
            device.name().isPresent() ? soc.map(it -> "(" + it + ")") : soc,
            device.os()));
  }

  /** The kind of device where it is proven, else what the source claims. */
  static Cell kind(KnownDevice device) {
    return device
        .kind()
        .map(kind -> Cell.words(ChoiceType.word(kind)))
        .or(
            () ->
                device
                    .claimedKind()
                    .map(it -> Cell.words(it.toLowerCase(Locale.ROOT) + ", as stated")))
        .orElseGet(() -> new Cell.Missing("not stated"));
  }

  private static Optional<String> runtime(KnownRuntime runtime) {
    return together(runtime.name(), runtime.precision(), runtime.processor().map(it -> "on " + it));
  }

  @SafeVarargs
  private static Optional<String> together(Optional<String>... parts) {
    String text = Stream.of(parts).flatMap(Optional::stream).collect(Collectors.joining(" "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Notes below the table, one paragraph each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (file.latencies().stream().allMatch(it -> it.latency().how() == HowKnown.MEASURED_HERE)) {
      notes.add(
          "The tool timed its own runs by its own rules: there are no rounds, no calibration and no"
              + " check that the device's speed was stable.");
    } else {
      notes.add(read());
    }
    notes.addAll(file.notes());
    long operations = file.latencies().stream().mapToLong(it -> it.operations().size()).sum();
    if (operations > 0) {
      notes.add(Numbers.grouped(operations) + " operation times are in the JSON.");
    }
    return notes;
  }

  private String read() {
    return "Read as "
        + file.format().words()
        + "; not measured by UNetLab. Known as "
        + file.latencies().stream()
            .map(it -> it.latency().how())
            .distinct()
            .map(HowKnown::words)
            .collect(Collectors.joining(" and "))
        + ".";
  }
}
