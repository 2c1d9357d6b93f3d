package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One component on one device with one runtime, from either format of a perf.yaml.
 *
 * @param ms empty when the run failed or the model has other figures
 * @param map the result's map, for keys common to both formats
 */
record AiHubResult(
    String component,
    KnownDevice device,
    String runtime,
    Optional<String> precision,
    OptionalDouble ms,
    Optional<ByteRange> memory,
    Map<String, Long> layers,
    ForeignMap map) {

  private static final List<String> PROCESSORS = List.of("npu", "gpu", "cpu");

  /** The format with {@code precisions}: milliseconds, and units of 2^20 bytes. */
  static AiHubResult newer(
      String precision, String component, String device, String runtime, ForeignMap map) {
    return new AiHubResult(
        component,
        KnownDevice.named(device),
        runtime,
        Optional.of(precision),
        map.signed("inference_time_milliseconds"),
        range(map.map("estimated_peak_memory_range_mb"), 1 << 20),
        layers(map.map("layer_counts"), ""),
        map);
  }

  /** The format with {@code models}: microseconds and bytes. */
  static AiHubResult older(String component, KnownDevice device, String runtime, ForeignMap map) {
    OptionalDouble micros = map.signed("inference_time");
    return new AiHubResult(
        component,
        device,
        runtime,
        map.text("precision"),
        micros.isEmpty() ? micros : OptionalDouble.of(micros.getAsDouble() / 1e3),
        range(map.map("estimated_peak_memory_range"), 1),
        layers(map.map("layer_info"), "layers_on_"),
        map);
  }

  private static Map<String, Long> layers(Optional<ForeignMap> counts, String prefix) {
    Map<String, Long> layers = new LinkedHashMap<>();
    for (String processor : PROCESSORS) {
      counts
          .map(it -> it.signed(prefix + processor))
          .orElse(OptionalDouble.empty())
          .ifPresent(count -> layers.put(processor.toUpperCase(Locale.ROOT), (long) count));
    }
    return layers;
  }

  // A run that failed has -1 at both ends.
  private static Optional<ByteRange> range(Optional<ForeignMap> range, double unit) {
    double min = range.map(it -> it.signed("min").orElse(-1)).orElse(-1.0);
    double max = range.map(it -> it.signed("max").orElse(-1)).orElse(-1.0);
    return min >= 0 && max >= min
        ? Optional.of(new ByteRange(Math.round(min * unit), Math.round(max * unit)))
        : Optional.empty();
  }

  boolean isTimed() {
    return ms.orElse(0) > 0;
  }

  Optional<String> job() {
    return map.text("job_id");
  }

  String deviceName() {
    return device.name().orElse("a device without a name");
  }

  ImportedLatency latency(LatencySource source) {
    return new ImportedLatency(
        ImportedNetwork.named(component),
        Latency.of(
            Statistic.NOT_TOLD, ms.orElseThrow(), device, knownRuntime(), HowKnown.PUBLISHED),
        memory,
        layers,
        List.of(),
        source);
  }

  private KnownRuntime knownRuntime() {
    Map<String, String> facts = new TreeMap<>();
    job().ifPresent(it -> facts.put("job_id", it));
    return new KnownRuntime(
        Optional.of(runtime),
        map.map("tool_versions").map(AiHubResult::versions).filter(it -> !it.isEmpty()),
        precision,
        map.text("primary_compute_unit"),
        OptionalInt.empty(),
        facts);
  }

  private static String versions(ForeignMap tools) {
    return tools.node().entries().stream()
        .map(entry -> entry.key().text())
        .flatMap(key -> tools.text(key).map(version -> key + " " + version).stream())
        .collect(Collectors.joining(", "));
  }
}
