package io.unetlab.reports.view;

import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyFormat;
import io.unetlab.profiler.importer.NetworkPart;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Latencies that a file or a tool reports, one per row, with how each is known. A device is called
 * a phone only where that is proven, or where the source calls it one.
 */
public final class ImportView {

  /** More digits than any tool prints of a latency are those of a computation. */
  private static final int DIGITS = 6;

  private static final String JOB = "job_id";

  private static final List<Property> ALWAYS =
      List.of(
          new Property(Column.left("network", "network"), it -> Cell.words(it.network().name())),
          new Property(
              Column.left("part", "part"),
              it -> words(it.network().part().map(NetworkPart::words))),
          new Property(Column.prose("device", "device"), it -> device(it.latency().device())),
          new Property(Column.left("target", "target"), it -> kind(it.latency().device())),
          new Property(
              Column.left("how", "known as"), it -> Cell.words(it.latency().how().words())),
          new Property(
              Column.left("statistic", "statistic"),
              it -> Cell.words(it.latency().statistic().words())),
          new Property(Column.right("ms", "ms"), it -> millis(it.latency().ms())),
          new Property(Column.right("n", "n"), it -> count(it.latency().n())),
          new Property(
              Column.prose("runtime", "runtime"), it -> words(runtime(it.latency().runtime()))));

  private static final List<Property> CONDITIONS =
      List.of(
          new Property(
              Column.prose("version", "version"), it -> words(it.latency().runtime().version())),
          new Property(
              Column.right("threads", "threads"),
              it -> count(it.latency().runtime().threads().stream().asLongStream().findFirst())),
          new Property(Column.prose("layers", "layers"), it -> layers(it.layers())));

  private static final Property SOURCE =
      new Property(Column.prose("source", "source"), it -> Cell.words(it.source().text()));

  private final ImportedFile file;

  /** A column and its value in a row. */
  private record Property(Column column, Function<ImportedLatency, Cell> cell) {}

  private ImportView(ImportedFile file) {
    this.file = file;
  }

  /** The view of a file. */
  public static ImportView of(ImportedFile file) {
    return new ImportView(file);
  }

  /**
   * Times in milliseconds, as the source has them. What rows have in common, such as the number of
   * threads, is no column; what tells rows apart is.
   */
  public Table table() {
    List<Property> shown =
        Stream.concat(ALWAYS.stream(), differing().stream().filter(this::differs)).toList();
    List<Property> ordered = Stream.concat(shown.stream(), Stream.of(SOURCE)).toList();
    return new Table(
        "",
        ordered.stream().map(Property::column).toList(),
        file.latencies().stream()
            .map(it -> ordered.stream().map(property -> property.cell().apply(it)).toList())
            .toList());
  }

  private boolean differs(Property property) {
    return file.latencies().stream().map(property.cell()).distinct().count() > 1;
  }

  /** The properties that are shown where rows differ in them. */
  private List<Property> differing() {
    List<Property> properties = new ArrayList<>(CONDITIONS);
    file.latencies().stream()
        .flatMap(it -> it.latency().runtime().facts().keySet().stream())
        .filter(it -> !it.equals(JOB))
        .distinct()
        .sorted()
        .map(ImportView::fact)
        .forEach(properties::add);
    return properties;
  }

  private static Property fact(String name) {
    return new Property(
        Column.prose(name, name.replace('_', ' ')),
        it -> words(Optional.ofNullable(it.latency().runtime().facts().get(name))));
  }

  private static Cell millis(double ms) {
    BigDecimal shown = BigDecimal.valueOf(ms).round(new MathContext(DIGITS)).stripTrailingZeros();
    BigDecimal fraction = shown.remainder(BigDecimal.ONE);
    String decimals = fraction.signum() == 0 ? "" : fraction.toPlainString().substring(1);
    return Cell.figure(BigDecimal.valueOf(ms), Numbers.grouped(shown.longValue()) + decimals);
  }

  private static Cell layers(Map<String, Long> layers) {
    String words =
        layers.entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(Collectors.joining(", "));
    return words(Optional.of(words).filter(it -> !it.isEmpty()));
  }

  private static Cell count(OptionalLong count) {
    return count.isPresent() ? Cell.count(count.getAsLong()) : Cell.missing();
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
    delegate().ifPresent(it -> notes.add("Executed by: " + it + "."));
    notes.addAll(file.notes());
    long operations = file.latencies().stream().mapToLong(it -> it.operations().size()).sum();
    if (operations > 0) {
      notes.add(
          Numbers.grouped(operations) + " operation times were read; -o NAME.json writes them.");
    }
    return notes;
  }

  /** What executed the network, where that is no column. */
  private Optional<String> delegate() {
    List<Optional<String>> all =
        file.latencies().stream()
            .map(
                it ->
                    Optional.ofNullable(it.latency().runtime().facts().get(KnownRuntime.DELEGATE)))
            .distinct()
            .toList();
    return all.size() == 1 ? all.get(0) : Optional.empty();
  }

  private String read() {
    return "Read as "
        + file.format().words()
        + (file.format() == LatencyFormat.BENCH_JSON ? "" : "; not measured by UNetLab")
        + ". Known as "
        + file.latencies().stream()
            .map(it -> it.latency().how())
            .distinct()
            .map(HowKnown::words)
            .collect(Collectors.joining(" and "))
        + ".";
  }
}
