package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The measurements of coremltools' MLModelBenchmarker as JSON, in milliseconds: either that of the
 * predictions alone, or a map with {@code predict} and {@code load}. A warm-up run is not in it.
 */
final class CoreMlToolsReader {

  private static final String STATISTICS = "statistics";
  private static final String SAMPLES = "samples";

  private final ImportText text;

  private CoreMlToolsReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, STATISTICS, SAMPLES, "std_dev");
  }

  static ImportedFile read(ImportText text) {
    List<ImportedLatency> latencies =
        JsonDocument.latencies(text, JsonTree.read(text), new CoreMlToolsReader(text)::latencies);
    return new ImportedFile(LatencyFormat.COREML_TOOLS, latencies, List.of());
  }

  private List<ImportedLatency> latencies(ForeignMap file) {
    List<LatencySample> samples =
        JsonDocument.samples(measurement(file, "predict", "prediction").numbers(SAMPLES));
    if (samples.isEmpty()) {
      return List.of();
    }
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    file.map("load")
        .flatMap(it -> it.map(STATISTICS))
        .map(it -> it.number("median"))
        .orElse(OptionalDouble.empty())
        .ifPresent(it -> figures.put(Statistic.LOAD, it));
    Latency latency =
        Latency.of(
            samples,
            figures,
            file.map("device")
                .flatMap(it -> it.text("name"))
                .map(KnownDevice::named)
                .orElse(KnownDevice.UNKNOWN),
            KnownRuntime.named("Core ML").with(OptionalInt.empty(), facts(file)),
            HowKnown.MEASURED_ELSEWHERE);
    return List.of(
        new ImportedLatency(
            ImportedNetwork.named(file.text("model").orElseGet(text::stem)),
            latency,
            Optional.empty(),
            Map.of(),
            List.of(),
            LatencySource.file(text)));
  }

  private static ForeignMap measurement(ForeignMap file, String... names) {
    for (String name : names) {
      Optional<ForeignMap> measurement = file.map(name);
      if (measurement.isPresent()) {
        return measurement.get();
      }
    }
    return file;
  }

  private static Map<String, String> facts(ForeignMap file) {
    return file.text("compute_units").map(it -> Map.of("compute_units", it)).orElse(Map.of());
  }
}
