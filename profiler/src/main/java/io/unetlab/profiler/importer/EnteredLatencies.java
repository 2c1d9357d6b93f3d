package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Latencies entered by hand, from papers and from tools without a report format. */
public final class EnteredLatencies {

  private static final Pattern MARK =
      Pattern.compile(
          "^\\s*+\\{?+\\s*+[\"']?+kind[\"']?+\\s*+:\\s*+[\"']?+" + EnteredParser.WORD + "\\b");

  private static final double DIGITS = 1e-4;

  private EnteredLatencies() {}

  /** Whether the kind of a document is latencies. */
  public static boolean areIn(YamlNode document) {
    return document instanceof MapNode map
        && map.get(EnteredParser.KIND.name())
            .filter(it -> it instanceof ScalarNode word && word.text().equals(EnteredParser.WORD))
            .isPresent();
  }

  static boolean fits(ImportText text) {
    return text.has(MARK);
  }

  static ImportedFile read(ImportText text) {
    Problems problems = new Problems();
    Optional<MapValues> file =
        YamlReader.read(text.source(), problems)
            .flatMap(it -> EnteredParser.FILE.read(it, new Reading(problems, "")));
    List<MapValues> entries = file.map(it -> it.get(EnteredParser.LATENCIES)).orElse(List.of());
    entries.forEach(EnteredLatencies::check);
    problems.throwIfErrors();
    List<ImportedLatency> latencies = entries.stream().map(EnteredLatencies::latency).toList();
    List<String> notes =
        latencies.stream()
            .flatMap(
                it ->
                    it.latency().doubts().stream()
                        .map(why -> it.network().name() + ": " + why + "."))
            .toList();
    return new ImportedFile(LatencyFormat.ENTERED, latencies, notes);
  }

  private static void check(MapValues entry) {
    Optional<MapValues> device = entry.find(EnteredParser.DEVICE);
    boolean named =
        device
            .filter(it -> it.has(EnteredParser.DEVICE_NAME) || it.has(EnteredParser.SOC))
            .isPresent();
    if (!named && entry.get(EnteredParser.HOW) != EnteredParser.Origin.MEASURED_ELSEWHERE) {
      device
          .orElse(entry)
          .error(
              SpecCode.MISSING_KEY,
              device.isPresent()
                  ? "expected `name`, `soc` or both in a device, found neither"
                  : "missing key `device` in a latency",
              "");
    }
    entry.find(EnteredParser.SAMPLES).ifPresent(it -> checkSamples(entry, it));
  }

  // The median of the runs, to the digits of the latency.
  private static void checkSamples(MapValues entry, List<Double> samples) {
    double median = figure(entry, samples).ms();
    boolean isMedian =
        entry.find(EnteredParser.STATISTIC).orElse(EnteredParser.StatedFigure.MEDIAN)
            == EnteredParser.StatedFigure.MEDIAN;
    if (!isMedian || Math.abs(entry.get(EnteredParser.MS) - median) > DIGITS * median) {
      entry.error(
          EnteredParser.MS,
          ImportCode.CONTRADICTION,
          "expected the median of `samples_ms`, "
              + median
              + ", found "
              + entry.get(EnteredParser.MS),
          "leave out `samples_ms`, or state the median");
    }
  }

  private static ImportedLatency latency(MapValues entry) {
    MapValues source = entry.get(EnteredParser.SOURCE);
    return new ImportedLatency(
        network(entry),
        figure(entry).doubting(entry.get(EnteredParser.DOUBTS)),
        Optional.empty(),
        Map.of(),
        List.of(),
        new LatencySource(
            source.get(EnteredParser.SOURCE_TEXT), source.find(EnteredParser.SOURCE_URL)));
  }

  private static ImportedNetwork network(MapValues entry) {
    return new ImportedNetwork(
        entry.get(EnteredParser.NETWORK),
        entry.find(EnteredParser.PART),
        entry.find(EnteredParser.SPEC_HASH),
        entry.find(EnteredParser.MODEL_SHA256),
        count(entry, EnteredParser.STEPS));
  }

  private static KnownDevice device(MapValues entry) {
    return entry
        .find(EnteredParser.DEVICE)
        .map(
            device ->
                new KnownDevice(
                    Optional.empty(),
                    device.find(EnteredParser.DEVICE_NAME),
                    device.find(EnteredParser.OS),
                    device.find(EnteredParser.SOC),
                    facts(KnownDevice.FORM_FACTOR, device.find(EnteredParser.FORM_FACTOR))))
        .orElse(KnownDevice.UNKNOWN);
  }

  private static Map<String, String> facts(String name, Optional<String> fact) {
    return fact.map(it -> Map.of(name, it)).orElse(Map.of());
  }

  private static KnownRuntime runtime(MapValues entry) {
    return new KnownRuntime(
        entry.find(EnteredParser.RUNTIME),
        entry.find(EnteredParser.RUNTIME_VERSION),
        entry.find(EnteredParser.PRECISION),
        entry.find(EnteredParser.PROCESSOR),
        count(entry, EnteredParser.THREADS),
        facts(KnownRuntime.DELEGATE, entry.find(EnteredParser.DELEGATE)));
  }

  private static Latency figure(MapValues entry) {
    Optional<List<Double>> samples = entry.find(EnteredParser.SAMPLES);
    return samples.isPresent() ? figure(entry, samples.get()) : statedFigure(entry);
  }

  private static Latency figure(MapValues entry, List<Double> samples) {
    return Latency.of(
        JsonDocument.samples(samples),
        others(entry),
        device(entry),
        runtime(entry),
        entry.get(EnteredParser.HOW).how());
  }

  private static Map<Statistic, Double> others(MapValues entry) {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    entry
        .find(EnteredParser.OTHERS)
        .ifPresent(
            others ->
                EnteredParser.FIGURES.forEach(
                    (key, statistic) ->
                        others.find(key).ifPresent(ms -> figures.put(statistic, ms))));
    entry.find(EnteredParser.FIRST_MS).ifPresent(it -> figures.put(Statistic.FIRST_RUN, it));
    entry.find(EnteredParser.LOAD_MS).ifPresent(it -> figures.put(Statistic.LOAD, it));
    return figures;
  }

  private static Latency statedFigure(MapValues entry) {
    Statistic statistic =
        entry
            .find(EnteredParser.STATISTIC)
            .map(EnteredParser.StatedFigure::statistic)
            .orElse(Statistic.NOT_TOLD);
    Map<Statistic, Double> figures = others(entry);
    figures.put(statistic, entry.get(EnteredParser.MS));
    OptionalInt runs = count(entry, EnteredParser.RUNS);
    return Latency.of(
        statistic,
        figures,
        runs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(runs.getAsInt()),
        device(entry),
        runtime(entry),
        entry.get(EnteredParser.HOW).how());
  }

  private static OptionalInt count(MapValues entry, Key<Integer> key) {
    Optional<Integer> value = entry.find(key);
    return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(value.get());
  }
}
