package io.unetlab.profiler.importer;

import io.unetlab.builders.ort.ProfileEvents;
import io.unetlab.builders.ort.ProfileEvents.Origin;
import io.unetlab.builders.ort.ProfileEvents.Run;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * ONNX Runtime's profiling output. The first run is reported separately; the device and the
 * precision are unknown.
 */
final class OrtProfileReader {

  private static final Pattern MARK = Pattern.compile("\\{\\s*\"cat\"\\s*:\\s*\"(Session|Node)\"");
  private static final String PROVIDER = "ExecutionProvider";
  private static final String SLOWED =
      "The runtime was profiled, which slows it; it takes less time when it is not.";

  private OrtProfileReader() {}

  static boolean fits(ImportText text) {
    return text.has(MARK);
  }

  static ImportedFile read(ImportText text) {
    ProfileEvents events = events(text);
    List<Run> runs = events.runs();
    if (runs.isEmpty()) {
      throw text.problem(
          ImportCode.NO_LATENCY,
          text.lastLine(),
          "expected events `model_run`, found none",
          "the session was profiled, but ran nothing");
    }
    List<OperationTime> operations = operations(events, runs.size());
    ImportedLatency latency =
        new ImportedLatency(
            ImportedNetwork.named(text.stem()),
            latency(text, events),
            Optional.empty(),
            layers(operations),
            operations,
            LatencySource.file(text));
    return new ImportedFile(LatencyFormat.ORT_PROFILE, List.of(latency), List.of(SLOWED));
  }

  private static ProfileEvents events(ImportText text) {
    try {
      return ProfileEvents.parse(text.source().text());
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      boolean end = line >= text.lastLine();
      throw text.problem(
          end ? ImportCode.CUT_OFF : ImportCode.WRONG_LINE,
          Math.min(line, text.lastLine()),
          "expected JSON events, found what is not JSON",
          end ? "end the profiling before the file is taken" : "");
    }
  }

  private static Latency latency(ImportText text, ProfileEvents events) {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    events.loadMicros().ifPresent(micros -> figures.put(Statistic.LOAD, micros / 1e3));
    Run first = events.runs().get(0);
    figures.put(Statistic.FIRST_RUN, first.micros() / 1e3);
    List<LatencySample> samples = samples(text, events.runs());
    KnownRuntime runtime = KnownRuntime.named("ONNX Runtime");
    return samples.isEmpty()
        ? Latency.of(
            Statistic.FIRST_RUN,
            figures,
            OptionalLong.of(1),
            KnownDevice.UNKNOWN,
            runtime,
            HowKnown.MEASURED_ELSEWHERE)
        : Latency.of(samples, figures, KnownDevice.UNKNOWN, runtime, HowKnown.MEASURED_ELSEWHERE);
  }

  private static List<LatencySample> samples(ImportText text, List<Run> runs) {
    List<LatencySample> samples = new ArrayList<>();
    for (Run run : runs.subList(1, runs.size())) {
      if (run.micros() < 1) {
        throw text.problem(
            ImportCode.WRONG_LINE,
            text.lastLine(),
            "expected at least 1 microsecond for each `model_run`, found " + run.micros(),
            "");
      }
      samples.add(
          new LatencySample(0, samples.size(), run.startMicros() * 1000, run.micros() * 1000));
    }
    return samples;
  }

  private static List<OperationTime> operations(ProfileEvents events, int runs) {
    Map<String, Double> millis = new LinkedHashMap<>();
    events.micros().forEach((name, micros) -> millis.put(name, mean(micros, runs) / 1e3));
    double total = millis.values().stream().mapToDouble(it -> it).sum();
    List<OperationTime> operations = new ArrayList<>();
    millis.forEach(
        (name, ms) -> {
          Origin origin = events.origins().getOrDefault(name, new Origin("", ""));
          operations.add(
              new OperationTime(
                  name,
                  origin.operator(),
                  ms,
                  total > 0 ? OptionalDouble.of(ms / total) : OptionalDouble.empty(),
                  processor(origin)));
        });
    return operations;
  }

  // The first run is excluded, as from the samples, where a kernel has one time per run.
  private static double mean(List<Long> micros, int runs) {
    boolean onceARun = micros.size() == runs && runs > 1;
    List<Long> counted = onceARun ? micros.subList(1, runs) : micros;
    double sum = counted.stream().mapToLong(it -> it).sum();
    return sum / (onceARun ? runs - 1 : runs);
  }

  private static Optional<String> processor(Origin origin) {
    String name = origin.provider();
    return name.isEmpty() ? Optional.empty() : Optional.of(name.replace(PROVIDER, ""));
  }

  private static Map<String, Long> layers(List<OperationTime> operations) {
    Map<String, Long> layers = new LinkedHashMap<>();
    operations.forEach(
        it -> it.processor().ifPresent(processor -> layers.merge(processor, 1L, Long::sum)));
    return layers;
  }
}
