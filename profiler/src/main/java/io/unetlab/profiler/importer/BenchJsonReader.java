package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The JSON that {@code bench} prints. It proves nothing about the device, since it may come from
 * elsewhere: what it measured is measured elsewhere. The reasons for which it is not valid stay.
 */
final class BenchJsonReader {

  private static final String KIND = "latency";

  private BenchJsonReader() {}

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, "kind", KIND, "kept_loaded", "measured");
  }

  static ImportedFile read(ImportText text) {
    List<ImportedLatency> latencies =
        JsonDocument.latencies(
            text,
            JsonTree.read(text),
            file ->
                file.items("measured").stream().flatMap(it -> latency(text, it).stream()).toList());
    return new ImportedFile(LatencyFormat.BENCH_JSON, latencies, List.of());
  }

  private static Optional<ImportedLatency> latency(ImportText text, ForeignMap network) {
    List<LatencySample> samples = samples(network);
    Optional<ForeignMap> provenance = network.map("provenance");
    if (samples.isEmpty() || provenance.isEmpty()) {
      return Optional.empty();
    }
    Latency latency =
        Latency.of(
                samples,
                Math.max(samples.size(), (long) network.whole("n").orElse(0)),
                others(network),
                device(provenance.get()),
                runtime(provenance.get()),
                HowKnown.MEASURED_ELSEWHERE)
            .doubting(network.texts("reasons"));
    ImportedNetwork named =
        new ImportedNetwork(
            network.text("name").orElseGet(text::stem),
            Optional.empty(),
            provenance.get().sha256("spec_hash"),
            Optional.empty(),
            OptionalInt.empty());
    return Optional.of(
        new ImportedLatency(
            named, latency, Optional.empty(), Map.of(), List.of(), LatencySource.file(text)));
  }

  private static Map<Statistic, Double> others(ForeignMap network) {
    Map<Statistic, Double> others = new EnumMap<>(Statistic.class);
    network.number("load_ms").ifPresent(it -> others.put(Statistic.LOAD, it));
    network.number("first_run_ms").ifPresent(it -> others.put(Statistic.FIRST_RUN, it));
    return others;
  }

  private static List<LatencySample> samples(ForeignMap network) {
    List<LatencySample> samples = new ArrayList<>();
    for (ForeignMap run : network.items("samples")) {
      OptionalDouble nanos = run.whole("duration_ns");
      if (nanos.orElse(0) >= 1) {
        samples.add(
            new LatencySample(
                (int) run.whole("round").orElse(0),
                (int) run.whole("index").orElse(0),
                (long) run.whole("start_ns").orElse(0),
                (long) nanos.getAsDouble()));
      }
    }
    return samples;
  }

  private static KnownDevice device(ForeignMap provenance) {
    Optional<ForeignMap> target = provenance.map("target");
    Optional<String> kind = target.flatMap(it -> it.text("kind"));
    return new KnownDevice(
        Optional.empty(),
        target.flatMap(it -> it.text("name")),
        target.flatMap(it -> it.text("os")),
        target.flatMap(it -> it.text("soc")),
        kind.map(it -> Map.of(KnownDevice.FORM_FACTOR, it)).orElse(Map.of()));
  }

  private static KnownRuntime runtime(ForeignMap provenance) {
    OptionalDouble threads = provenance.whole("threads");
    return new KnownRuntime(
        provenance.text("runtime"),
        provenance.text("runtime_version"),
        provenance.text("precision"),
        Optional.empty(),
        threads.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) threads.getAsDouble()),
        Map.of());
  }
}
