package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Xcode's performance report of a Core ML model, {@code NAME.mlperf/report.json}: every run in
 * seconds, and the share of each operation as Core ML estimates it. The report also has the
 * device's serial number and identifier and the name that its owner gave it: they are never read,
 * and no line of the file is shown with a problem.
 */
final class XcodeReportReader {

  private static final String RESULTS = "deviceResults";
  private static final List<String> COMPUTE_UNITS =
      List.of("CPU only", "CPU and GPU", "all", "CPU and Neural Engine");
  private static final String NOTE =
      "Operations have the shares that Core ML estimates, of the median; they were not timed.";

  private final ImportText text;

  private XcodeReportReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, RESULTS, "computeUnit", "predict");
  }

  static ImportedFile read(ImportText text) {
    YamlNode root = JsonTree.readUnshown(text);
    List<ImportedLatency> latencies =
        JsonDocument.latencies(text, root, new XcodeReportReader(text)::latencies);
    boolean shares = latencies.stream().anyMatch(it -> !it.operations().isEmpty());
    return new ImportedFile(
        LatencyFormat.XCODE_REPORT, latencies, shares ? List.of(NOTE) : List.of());
  }

  private List<ImportedLatency> latencies(ForeignMap report) {
    Optional<ForeignMap> results = report.map(RESULTS);
    List<LatencySample> samples =
        JsonDocument.samples(results.map(it -> millis(it, "predict")).orElse(List.of()));
    if (samples.isEmpty()) {
      return List.of();
    }
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    median(millis(results.orElseThrow(), "load")).ifPresent(it -> figures.put(Statistic.LOAD, it));
    Latency latency =
        Latency.of(
            samples,
            figures,
            device(report),
            runtime(report, millis(results.orElseThrow(), "compile")),
            HowKnown.MEASURED_ELSEWHERE);
    List<OperationTime> operations = operations(report, latency.ms());
    return List.of(
        new ImportedLatency(
            ImportedNetwork.named(name(report)),
            latency,
            Optional.empty(),
            layers(operations),
            operations,
            LatencySource.file(text)));
  }

  private static List<Double> millis(ForeignMap results, String step) {
    return results.map(step).map(it -> it.numbers("samples")).orElse(List.of()).stream()
        .map(Decimals::millisOfSeconds)
        .toList();
  }

  private static OptionalDouble median(List<Double> millis) {
    if (millis.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
  }

  private String name(ForeignMap report) {
    return report
        .map("modelMetadata")
        .flatMap(it -> it.text("fileName"))
        .map(it -> it.replaceFirst("\\.(?:mlmodelc?|mlpackage)$", ""))
        .orElseGet(text::stem);
  }

  private static KnownDevice device(ForeignMap report) {
    Optional<ForeignMap> info = report.map("deviceInfo");
    return new KnownDevice(
        Optional.empty(),
        info.flatMap(it -> it.text("modelName")),
        info.flatMap(it -> it.text("osNameAndVersion")),
        Optional.empty(),
        Map.of());
  }

  private static KnownRuntime runtime(ForeignMap report, List<Double> compile) {
    Map<String, String> facts = new TreeMap<>();
    OptionalDouble units = report.number("computeUnit");
    if (units.isPresent() && units.getAsDouble() < COMPUTE_UNITS.size()) {
      facts.put("compute_units", COMPUTE_UNITS.get((int) units.getAsDouble()));
    }
    median(compile).ifPresent(it -> facts.put("compile_ms", Double.toString(it)));
    return KnownRuntime.named("Core ML").with(OptionalInt.empty(), facts);
  }

  // One map for each function of the program; usually there is only `main`.
  private static List<OperationTime> operations(ForeignMap report, double ms) {
    List<OperationTime> operations = new ArrayList<>();
    report
        .map("modelStructure")
        .flatMap(it -> it.map("program"))
        .flatMap(it -> it.map("_0"))
        .map(it -> it.maps("functions"))
        .orElse(Map.of())
        .values()
        .forEach(
            function ->
                function.map("block").map(it -> it.items("operations")).orElse(List.of()).stream()
                    .flatMap(it -> operation(it, ms).stream())
                    .forEach(operations::add));
    return operations;
  }

  // Constants have no cost.
  private static Optional<OperationTime> operation(ForeignMap operation, double ms) {
    OptionalDouble weight =
        operation.map("cost").map(it -> it.number("weight")).orElse(OptionalDouble.empty());
    if (weight.isEmpty()) {
      return Optional.empty();
    }
    List<ForeignMap> outputs = operation.items("outputs");
    return Optional.of(
        new OperationTime(
            outputs.isEmpty() ? "" : outputs.get(0).text("name").orElse(""),
            operation.text("operatorName").orElse(""),
            weight.getAsDouble() * ms,
            weight,
            operation
                .map("deviceUsage")
                .flatMap(it -> it.map("preferred"))
                .flatMap(it -> it.text("deviceType"))));
  }

  private static Map<String, Long> layers(List<OperationTime> operations) {
    Map<String, Long> layers = new LinkedHashMap<>();
    operations.forEach(it -> it.processor().ifPresent(unit -> layers.merge(unit, 1L, Long::sum)));
    return layers;
  }
}
