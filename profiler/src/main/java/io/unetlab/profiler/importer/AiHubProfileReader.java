package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import java.util.ArrayList;
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
 * The profile of a job of Qualcomm AI Hub, as its Python client returns it: every run, in
 * microseconds, of which the first is apart, and every layer with its compute unit. Its {@code
 * estimated_inference_time} is the fastest run and not a summary of them. It names neither the
 * device nor the network.
 */
final class AiHubProfileReader {

  private static final String SUMMARY = "execution_summary";
  private static final String FASTEST = "estimated_inference_time";
  private static final String NOTE =
      "AI Hub's own figure, `"
          + FASTEST
          + "`, is the fastest run; the latency here is that of all.";

  private AiHubProfileReader() {}

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, SUMMARY, FASTEST);
  }

  static ImportedFile read(ImportText text) {
    List<ImportedLatency> latencies =
        JsonDocument.latencies(text, JsonTree.read(text), map -> latency(text, map));
    return new ImportedFile(LatencyFormat.AI_HUB_PROFILE, latencies, List.of(NOTE));
  }

  private static List<ImportedLatency> latency(ImportText text, ForeignMap profile) {
    List<OperationTime> operations = operations(profile.items("execution_detail"));
    return profile
        .map(SUMMARY)
        .flatMap(AiHubProfileReader::latency)
        .map(
            latency ->
                new ImportedLatency(
                    ImportedNetwork.named(text.stem()),
                    latency,
                    memory(profile.map(SUMMARY).orElseThrow()),
                    layers(operations),
                    operations,
                    LatencySource.file(text)))
        .stream()
        .toList();
  }

  private static Optional<Latency> latency(ForeignMap summary) {
    List<Double> millis = new ArrayList<>();
    summary.numbers("all_inference_times").forEach(it -> millis.add(Decimals.millisOfMicros(it)));
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    millis(summary, "first_load_time").ifPresent(it -> figures.put(Statistic.LOAD, it));
    OptionalDouble fastest = millis(summary, FASTEST);
    if (millis.size() > 1) {
      figures.put(Statistic.FIRST_RUN, millis.get(0));
      return Optional.of(
          Latency.of(
              JsonDocument.samples(millis.subList(1, millis.size())),
              figures,
              KnownDevice.UNKNOWN,
              runtime(summary),
              HowKnown.MEASURED_ELSEWHERE));
    }
    Statistic statistic = millis.isEmpty() ? Statistic.MINIMUM : Statistic.FIRST_RUN;
    OptionalDouble ms = millis.isEmpty() ? fastest : OptionalDouble.of(millis.get(0));
    if (ms.isEmpty()) {
      return Optional.empty();
    }
    figures.put(statistic, ms.getAsDouble());
    return Optional.of(
        Latency.of(
            statistic,
            figures,
            millis.isEmpty() ? OptionalLong.empty() : OptionalLong.of(1),
            KnownDevice.UNKNOWN,
            runtime(summary),
            HowKnown.MEASURED_ELSEWHERE));
  }

  private static OptionalDouble millis(ForeignMap summary, String key) {
    OptionalDouble micros = summary.number(key);
    return micros.isEmpty()
        ? micros
        : OptionalDouble.of(Decimals.millisOfMicros(micros.getAsDouble()));
  }

  private static KnownRuntime runtime(ForeignMap summary) {
    Map<String, String> facts = new TreeMap<>();
    millis(summary, "warm_load_time")
        .ifPresent(it -> facts.put("warm_load_ms", Double.toString(it)));
    return new KnownRuntime(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        facts);
  }

  // Bytes, the least and the most.
  private static Optional<ByteRange> memory(ForeignMap summary) {
    List<Double> range = summary.numbers("inference_memory_peak_range");
    return range.size() == 2 && range.get(0) >= 0 && range.get(0) <= range.get(1)
        ? Optional.of(new ByteRange(Math.round(range.get(0)), Math.round(range.get(1))))
        : Optional.empty();
  }

  private static List<OperationTime> operations(List<ForeignMap> layers) {
    double total = layers.stream().mapToDouble(it -> it.number("execution_time").orElse(0)).sum();
    List<OperationTime> operations = new ArrayList<>();
    for (ForeignMap layer : layers) {
      double micros = layer.number("execution_time").orElse(0);
      operations.add(
          new OperationTime(
              layer.text("name").orElse(""),
              layer.text("type").orElse(""),
              Decimals.millisOfMicros(micros),
              total > 0 ? OptionalDouble.of(micros / total) : OptionalDouble.empty(),
              layer.text("compute_unit")));
    }
    return operations;
  }

  private static Map<String, Long> layers(List<OperationTime> operations) {
    Map<String, Long> layers = new LinkedHashMap<>();
    operations.forEach(it -> it.processor().ifPresent(unit -> layers.merge(unit, 1L, Long::sum)));
    return layers;
  }
}
