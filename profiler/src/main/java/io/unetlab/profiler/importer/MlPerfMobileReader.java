package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A result of MLPerf's mobile app: of each benchmark the mean and the 90th percentile in seconds,
 * and whether the run is valid. Stable Diffusion there is the whole pipeline, all steps included.
 * Benchmarks without latencies (offline, accuracy) are listed.
 */
final class MlPerfMobileReader {

  private static final String RESULTS = "results";
  private static final String INVALID = "not a valid run by MLPerf's rules";
  private static final String PIPELINE = "stable_diffusion";

  private final ImportText text;
  private final List<String> notes = new ArrayList<>();

  private MlPerfMobileReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, RESULTS, "benchmark_id", "environment_info");
  }

  static ImportedFile read(ImportText text) {
    MlPerfMobileReader reader = new MlPerfMobileReader(text);
    List<ImportedLatency> latencies =
        JsonDocument.latencies(text, JsonTree.read(text), reader::latencies);
    return new ImportedFile(LatencyFormat.MLPERF_MOBILE, latencies, reader.notes);
  }

  private List<ImportedLatency> latencies(ForeignMap file) {
    KnownDevice device = device(file.map("environment_info"));
    List<ImportedLatency> latencies = new ArrayList<>();
    for (ForeignMap result : file.items(RESULTS)) {
      latency(result, device).ifPresent(latencies::add);
    }
    return latencies;
  }

  private static KnownDevice device(Optional<ForeignMap> environment) {
    Optional<String> platform = environment.flatMap(it -> it.text("platform"));
    Optional<ForeignMap> facts =
        platform.flatMap(it -> environment.flatMap(e -> e.map("value")).flatMap(v -> v.map(it)));
    Map<String, String> others = new TreeMap<>();
    facts.flatMap(it -> it.text("manufacturer")).ifPresent(it -> others.put("manufacturer", it));
    platform.ifPresent(it -> others.put("platform", it));
    return new KnownDevice(
        Optional.empty(),
        facts.flatMap(it -> it.text("model_name")),
        facts.flatMap(it -> it.text("os_version")),
        facts.flatMap(
            it ->
                it.text("soc_name")
                    .or(() -> it.text("proc_cpuinfo_soc_name"))
                    .or(() -> it.text("cpu_full_name"))),
        others);
  }

  private Optional<ImportedLatency> latency(ForeignMap result, KnownDevice device) {
    String name = result.text("benchmark_id").orElseGet(text::stem);
    Optional<ForeignMap> loadgen = result.map("performance_run").flatMap(it -> it.map("loadgen"));
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    seconds(loadgen, "latency_mean", Statistic.AVERAGE, figures);
    seconds(loadgen, "latency90", Statistic.P90, figures);
    if (figures.isEmpty()) {
      notes.add(name + ": without a latency, so left out.");
      return Optional.empty();
    }
    boolean invalid =
        loadgen.flatMap(it -> it.text("is_result_valid")).filter("false"::equals).isPresent();
    if (invalid) {
      notes.add(name + ": " + INVALID + ".");
    }
    OptionalDouble queries =
        loadgen.map(it -> it.number("query_count")).orElse(OptionalDouble.empty());
    return Optional.of(
        new ImportedLatency(
            network(name),
            Latency.of(
                    figures.containsKey(Statistic.P90) ? Statistic.P90 : Statistic.AVERAGE,
                    figures,
                    queries.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of((long) queries.getAsDouble()),
                    device,
                    runtime(result),
                    HowKnown.MEASURED_ELSEWHERE)
                .doubting(invalid ? List.of(INVALID) : List.of()),
            Optional.empty(),
            Map.of(),
            List.of(),
            LatencySource.file(text)));
  }

  private static void seconds(
      Optional<ForeignMap> loadgen,
      String key,
      Statistic statistic,
      Map<Statistic, Double> figures) {
    loadgen
        .map(it -> it.number(key))
        .orElse(OptionalDouble.empty())
        .ifPresent(it -> figures.put(statistic, Decimals.millisOfSeconds(it)));
  }

  private static ImportedNetwork network(String name) {
    return new ImportedNetwork(
        name,
        name.contains(PIPELINE) ? Optional.of(NetworkPart.PIPELINE) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  // The accelerator is that of the backend's settings, which says what was asked for.
  private static KnownRuntime runtime(ForeignMap result) {
    Map<String, String> facts = new TreeMap<>();
    Optional<ForeignMap> info = result.map("backend_info");
    Optional<ForeignMap> settings = result.map("backend_settings");
    info.flatMap(it -> it.text("accelerator_name")).ifPresent(it -> facts.put("accelerator", it));
    settings.flatMap(it -> it.text("delegate")).ifPresent(it -> facts.put("delegate_asked", it));
    result.text("loadgen_scenario").ifPresent(it -> facts.put("scenario", it));
    return new KnownRuntime(
        info.flatMap(it -> it.text("backend_name")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        facts);
  }
}
