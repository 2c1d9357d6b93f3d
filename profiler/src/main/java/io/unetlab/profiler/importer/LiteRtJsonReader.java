package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The result of LiteRT's benchmark in Python, in milliseconds. The accelerators are what was asked
 * for; that one executed the network is only known where it is {@code fully_accelerated}.
 */
final class LiteRtJsonReader {

  private static final String LATENCY = "latency";
  private static final String FULLY = "fully_accelerated";

  // An enum's map has an order, and so have the problems of its keys.
  private static final Map<Statistic, String> NAMES =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  Statistic.LOAD, "init_ms",
                  Statistic.FIRST_RUN, "warmup_first_ms",
                  Statistic.AVERAGE, "avg_ms",
                  Statistic.MEDIAN, "median_ms",
                  Statistic.MINIMUM, "min_ms",
                  Statistic.MAXIMUM, "max_ms",
                  Statistic.STANDARD_DEVIATION, "std_ms",
                  Statistic.P5, "p5_ms",
                  Statistic.P95, "p95_ms")));

  private final ImportText text;
  private final List<String> notes = new ArrayList<>();

  private LiteRtJsonReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return JsonDocument.has(text, LATENCY, "avg_ms", "warmup_first_ms");
  }

  static ImportedFile read(ImportText text) {
    LiteRtJsonReader reader = new LiteRtJsonReader(text);
    List<ImportedLatency> latencies =
        JsonDocument.latencies(text, JsonTree.read(text), reader::latencies);
    return new ImportedFile(LatencyFormat.LITERT_JSON, latencies, reader.notes);
  }

  private List<ImportedLatency> latencies(ForeignMap result) {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    Optional<ForeignMap> latency = result.map(LATENCY);
    NAMES.forEach(
        (statistic, key) ->
            latency
                .map(it -> it.number(key))
                .orElse(OptionalDouble.empty())
                .ifPresent(ms -> figures.put(statistic, ms)));
    if (!figures.containsKey(Statistic.AVERAGE)) {
      return List.of();
    }
    OptionalDouble runs = latency.orElseThrow().number("num_runs");
    String name = result.text("model").map(LiteRtRun::stem).orElseGet(text::stem);
    return List.of(
        new ImportedLatency(
            ImportedNetwork.named(name),
            Latency.of(
                figures.containsKey(Statistic.MEDIAN) ? Statistic.MEDIAN : Statistic.AVERAGE,
                figures,
                runs.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) runs.getAsDouble()),
                KnownDevice.UNKNOWN,
                runtime(result, name),
                HowKnown.MEASURED_ELSEWHERE),
            Optional.empty(),
            Map.of(),
            List.of(),
            LatencySource.file(text)));
  }

  private KnownRuntime runtime(ForeignMap result, String name) {
    List<String> accelerators = result.texts("accelerators");
    Map<String, String> facts = new TreeMap<>();
    if (!accelerators.isEmpty()) {
      String asked = String.join(", ", accelerators);
      if (result.text(FULLY).filter("true"::equals).isPresent()) {
        facts.put(KnownRuntime.DELEGATE, asked);
      } else {
        facts.put("accelerators", asked);
        notes.add(
            name
                + ": the file does not say how much of it the accelerators asked for, "
                + asked
                + ", executed.");
      }
    }
    OptionalDouble threads = result.number("num_threads");
    return KnownRuntime.named("LiteRT")
        .with(
            threads.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) threads.getAsDouble()),
            facts);
  }
}
