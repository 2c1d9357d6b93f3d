package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The benchmark_results.json of ExecuTorch's app: a list of metrics, each with the model, its
 * backend and the device. Those of one model and device are one latency, an average over a number
 * of runs that the file does not state.
 */
final class ExecuTorchReader {

  private static final String MODEL = "benchmarkModel";
  private static final String STATUS = "load_status";
  private static final String VALUE = "actualValue";

  private final ImportText text;
  private final Map<Subject, Map<String, Double>> metrics = new LinkedHashMap<>();
  private final Set<String> others = new LinkedHashSet<>();

  /** What the metrics are about. */
  private record Subject(
      String model,
      Optional<String> backend,
      Optional<String> quantization,
      Optional<String> device,
      Optional<String> os,
      Optional<String> arch) {}

  private ExecuTorchReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, MODEL, VALUE, "metric");
  }

  static ImportedFile read(ImportText text) {
    return new ExecuTorchReader(text).file();
  }

  private ImportedFile file() {
    YamlNode root = JsonTree.read(text);
    List<ImportedLatency> latencies = new ArrayList<>();
    JsonDocument.each(root, this::take);
    metrics.forEach((subject, values) -> latency(subject, values).ifPresent(latencies::add));
    if (latencies.isEmpty()) {
      throw JsonDocument.withoutLatency(root, "`avg_inference_latency(ms)`");
    }
    List<String> notes = new ArrayList<>();
    notes.add("The file does not state how many runs its averages cover.");
    if (!others.isEmpty()) {
      notes.add("Not imported: " + String.join(", ", others) + ".");
    }
    return new ImportedFile(LatencyFormat.EXECUTORCH, latencies, notes);
  }

  private void take(ForeignMap metric) {
    Optional<ForeignMap> model = metric.map(MODEL);
    Optional<ForeignMap> device = metric.map("deviceInfo");
    Subject subject =
        new Subject(
            model.flatMap(it -> it.text("name")).orElseGet(text::stem),
            model.flatMap(it -> it.text("backend")),
            model.flatMap(it -> it.text("quantization")).filter(it -> !it.equals("0")),
            device.flatMap(it -> it.text("device")),
            device.flatMap(it -> it.text("os")),
            device.flatMap(it -> it.text("arch")));
    OptionalDouble value = metric.number(VALUE);
    Optional<String> name = metric.text("metric");
    if (name.isPresent() && value.isPresent()) {
      metrics
          .computeIfAbsent(subject, it -> new LinkedHashMap<>())
          .put(name.get(), value.getAsDouble());
    }
  }

  private Optional<ImportedLatency> latency(Subject subject, Map<String, Double> values) {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    Map<String, String> facts = new TreeMap<>();
    Optional<ByteRange> memory = Optional.empty();
    for (Map.Entry<String, Double> metric : values.entrySet()) {
      double value = metric.getValue();
      switch (metric.getKey()) {
        case "avg_inference_latency(ms)" -> figures.put(Statistic.AVERAGE, value);
        case "model_load_time(ms)" -> figures.put(Statistic.LOAD, value);
        case "trimmean_inference_latency(ms)" -> facts.put("trimmed_mean_ms", shown(value));
        case STATUS -> facts.put(STATUS, shown(value));
        case "peak_inference_mem_usage(mb)" -> memory = Optional.of(ByteRange.ofMebibytes(value));
        default -> others.add(metric.getKey());
      }
    }
    boolean failed = values.getOrDefault(STATUS, 0.0) != 0;
    if (failed || !figures.containsKey(Statistic.AVERAGE)) {
      others.add(subject.model() + (failed ? ", which failed to load" : ", without a latency"));
      return Optional.empty();
    }
    return Optional.of(
        new ImportedLatency(
            ImportedNetwork.named(subject.model()),
            Latency.of(
                Statistic.AVERAGE,
                figures,
                OptionalLong.empty(),
                device(subject),
                runtime(subject, facts),
                HowKnown.MEASURED_ELSEWHERE),
            memory,
            Map.of(),
            List.of(),
            LatencySource.file(text)));
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static KnownDevice device(Subject subject) {
    Map<String, String> facts = new TreeMap<>();
    subject.arch().ifPresent(it -> facts.put("arch", it));
    return new KnownDevice(
        Optional.empty(), subject.device(), subject.os(), Optional.empty(), facts);
  }

  // The backend is what the model was made for, so it is a fact and no processor.
  private static KnownRuntime runtime(Subject subject, Map<String, String> facts) {
    subject.backend().ifPresent(it -> facts.put("backend", it));
    return new KnownRuntime(
        Optional.of("ExecuTorch"),
        Optional.empty(),
        subject.quantization(),
        Optional.empty(),
        OptionalInt.empty(),
        facts);
  }
}
