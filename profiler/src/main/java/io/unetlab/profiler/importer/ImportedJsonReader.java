package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The JSON that {@code import latency} writes. It proves nothing about the device, since it may
 * come from elsewhere: what it calls measured here is measured elsewhere, and its kind of device is
 * a claim.
 */
final class ImportedJsonReader {

  private static final String KIND = "imported_latency";

  // An enum's map has an order, and so have the problems of its keys.
  private static final Map<Statistic, String> FIGURES =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  Statistic.MEDIAN, "median_ms",
                  Statistic.AVERAGE, "average_ms",
                  Statistic.P5, "p5_ms",
                  Statistic.P90, "p90_ms",
                  Statistic.P95, "p95_ms",
                  Statistic.MINIMUM, "minimum_ms",
                  Statistic.MAXIMUM, "maximum_ms",
                  Statistic.STANDARD_DEVIATION, "standard_deviation_ms",
                  Statistic.FIRST_RUN, "first_run_ms",
                  Statistic.LOAD, "load_ms")));

  private final ImportText text;
  private final List<String> notes = new ArrayList<>();

  private ImportedJsonReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, "kind", KIND);
  }

  static ImportedFile read(ImportText text) {
    ImportedJsonReader reader = new ImportedJsonReader(text);
    List<ImportedLatency> latencies =
        JsonDocument.latencies(text, JsonTree.read(text), reader::latencies);
    return new ImportedFile(LatencyFormat.IMPORTED_JSON, latencies, reader.notes);
  }

  private List<ImportedLatency> latencies(ForeignMap file) {
    notes.addAll(file.texts("notes"));
    List<ImportedLatency> latencies = new ArrayList<>();
    for (ForeignMap item : file.items("latencies")) {
      latency(item)
          .map(
              it ->
                  new ImportedLatency(
                      network(item),
                      it,
                      memory(item),
                      layers(item),
                      item.items("operations").stream().map(this::operation).toList(),
                      new LatencySource(
                          item.text("source").orElseGet(text::name), item.text("source_url"))))
          .ifPresent(latencies::add);
    }
    return latencies;
  }

  private ImportedNetwork network(ForeignMap item) {
    OptionalDouble steps = item.number("steps");
    return new ImportedNetwork(
        item.text("network").orElseGet(text::stem),
        item.text("part").flatMap(it -> word(NetworkPart.values(), it)),
        item.sha256("spec_hash"),
        item.sha256("model_sha256"),
        whole(steps));
  }

  private static OptionalInt whole(OptionalDouble value) {
    return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) value.getAsDouble());
  }

  private static <E extends Enum<E>> Optional<E> word(E[] values, String word) {
    return Arrays.stream(values).filter(it -> ChoiceType.word(it).equals(word)).findFirst();
  }

  private static Optional<Latency> latency(ForeignMap item) {
    Optional<Statistic> statistic =
        item.text("statistic").flatMap(it -> word(Statistic.values(), it));
    OptionalDouble ms = item.number("ms");
    if (statistic.isEmpty() || ms.isEmpty()) {
      return Optional.empty();
    }
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    FIGURES.forEach((it, key) -> item.number(key).ifPresent(value -> figures.put(it, value)));
    figures.put(statistic.get(), ms.getAsDouble());
    KnownDevice device =
        item.map("target").map(ImportedJsonReader::device).orElse(KnownDevice.UNKNOWN);
    KnownRuntime runtime = runtime(item.map("runtime"));
    HowKnown how =
        item.text("how")
            .flatMap(it -> word(HowKnown.values(), it))
            .filter(it -> it != HowKnown.MEASURED_HERE)
            .orElse(HowKnown.MEASURED_ELSEWHERE);
    List<LatencySample> samples = samples(item);
    if (!samples.isEmpty() && statistic.get() == Statistic.MEDIAN) {
      return Optional.of(Latency.of(samples, figures, device, runtime, how).doubting(doubts(item)));
    }
    OptionalDouble n = item.number("n");
    return Optional.of(
        Latency.of(
                statistic.get(),
                figures,
                n.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) n.getAsDouble()),
                device,
                runtime,
                how)
            .doubting(doubts(item)));
  }

  private static List<String> doubts(ForeignMap item) {
    return item.texts("doubts");
  }

  private static List<LatencySample> samples(ForeignMap item) {
    List<LatencySample> samples = new ArrayList<>();
    for (ForeignMap run : item.items("samples")) {
      OptionalDouble nanos = run.whole("duration_ns");
      if (nanos.orElse(0) >= 1) {
        samples.add(
            new LatencySample(
                0,
                samples.size(),
                (long) run.whole("start_ns").orElse(0),
                (long) nanos.getAsDouble()));
      }
    }
    return samples;
  }

  private static KnownDevice device(ForeignMap target) {
    Map<String, String> facts = new TreeMap<>(texts(target.map("facts")));
    target.text("kind").ifPresent(it -> facts.putIfAbsent(KnownDevice.FORM_FACTOR, it));
    return new KnownDevice(
        Optional.empty(), target.text("name"), target.text("os"), target.text("soc"), facts);
  }

  private static KnownRuntime runtime(Optional<ForeignMap> runtime) {
    return new KnownRuntime(
        runtime.flatMap(it -> it.text("name")),
        runtime.flatMap(it -> it.text("version")),
        runtime.flatMap(it -> it.text("precision")),
        runtime.flatMap(it -> it.text("processor")),
        whole(runtime.map(it -> it.number("threads")).orElse(OptionalDouble.empty())),
        texts(runtime.flatMap(it -> it.map("facts"))));
  }

  private static Map<String, String> texts(Optional<ForeignMap> map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.ifPresent(
        it ->
            it.node()
                .entries()
                .forEach(
                    entry ->
                        it.text(entry.key().text())
                            .ifPresent(text -> texts.put(entry.key().text(), text))));
    return texts;
  }

  private static Optional<ByteRange> memory(ForeignMap item) {
    OptionalDouble min = item.whole("peak_bytes_min");
    OptionalDouble max = item.whole("peak_bytes_max");
    return min.orElse(-1) >= 0 && max.orElse(-1) >= min.getAsDouble()
        ? Optional.of(new ByteRange((long) min.getAsDouble(), (long) max.getAsDouble()))
        : Optional.empty();
  }

  private static Map<String, Long> layers(ForeignMap item) {
    Map<String, Long> layers = new LinkedHashMap<>();
    item.map("layers")
        .ifPresent(
            it ->
                it.node()
                    .entries()
                    .forEach(
                        entry ->
                            it.number(entry.key().text())
                                .ifPresent(count -> layers.put(entry.key().text(), (long) count))));
    return layers;
  }

  private OperationTime operation(ForeignMap operation) {
    return new OperationTime(
        operation.text("name").orElse(""),
        operation.text("type").orElse(""),
        operation.number("ms").orElse(0),
        operation.number("share"),
        operation.text("processor"));
  }
}
