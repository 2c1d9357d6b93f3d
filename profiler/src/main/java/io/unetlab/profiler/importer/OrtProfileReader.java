package io.unetlab.profiler.importer;

import io.unetlab.builders.ort.ProfileEvent;
import io.unetlab.builders.ort.ProfileEvents;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * ONNX Runtime's profiling output, of any size. The first run is reported separately; the device
 * and the precision are unknown.
 */
final class OrtProfileReader {

  private static final Pattern MARK =
      Pattern.compile("\\{\\s*+\"cat\"\\s*+:\\s*+\"(?:Session|Node)\"");
  private static final String SLOWED =
      "The runtime was profiled, which slows it; it takes less time when it is not.";

  /** A year; its nanoseconds and those of a start fit into 64 bits. */
  private static final long MOST_MICROS = 365L * 24 * 3600 * 1_000_000;

  private static final long LATEST_MICROS = Long.MAX_VALUE / 1000;

  private final ImportText text;
  private final OrtKernels kernels = new OrtKernels();
  private final List<ProfileEvent> runs = new ArrayList<>();
  private OptionalLong loadMicros = OptionalLong.empty();
  private int line = 1;

  private OrtProfileReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return MARK.matcher(text.beginning()).find();
  }

  static ImportedFile read(ImportText text) {
    return new OrtProfileReader(text).file();
  }

  private ImportedFile file() {
    takeAll();
    if (runs.isEmpty()) {
      throw text.problem(
          ImportCode.NO_LATENCY,
          line,
          "expected events `model_run`, found none",
          "the session was profiled, but ran nothing");
    }
    List<OperationTime> operations = kernels.operations();
    ImportedLatency latency =
        new ImportedLatency(
            ImportedNetwork.named(text.stem()),
            latency(),
            Optional.empty(),
            layers(operations),
            operations,
            LatencySource.file(text));
    return new ImportedFile(LatencyFormat.ORT_PROFILE, List.of(latency), notes());
  }

  private List<String> notes() {
    long first = kernels.onlyFirst();
    return first == 0
        ? List.of(SLOWED)
        : List.of(SLOWED, "Kernels that ran in the first run only, so left out: " + first + ".");
  }

  private void takeAll() {
    try (Reader reader = text.open()) {
      ProfileEvents.read(reader, this::take);
    } catch (UnexpectedEndOfInputException e) {
      throw text.problem(
          ImportCode.CUT_OFF,
          Math.max(1, e.getLocation().getLineNr()),
          "expected JSON events, found the end of the file",
          "end the profiling before the file is taken");
    } catch (JacksonException e) {
      throw text.problem(
          ImportCode.WRONG_LINE,
          e.getLocation() == null ? line : Math.max(1, e.getLocation().getLineNr()),
          "expected JSON events, found text that is not JSON",
          "");
    } catch (IOException e) {
      throw text.problem(ImportCode.CUT_OFF, line, "the file cannot be read to its end", "");
    }
  }

  private void take(ProfileEvent event) {
    line = event.line();
    check(event);
    if (event.isKernel()) {
      kernels.add(event);
    } else if (event.isRun()) {
      runs.add(event);
      kernels.end(event);
    } else if (event.isLoading()) {
      loadMicros = OptionalLong.of(loadMicros.orElse(0) + event.micros());
    }
  }

  private void check(ProfileEvent event) {
    if (event.micros() < 0 || event.micros() > MOST_MICROS) {
      throw wrong("a duration of 0 to " + MOST_MICROS + " microseconds", event.micros());
    }
    if (Math.abs(event.startMicros()) > LATEST_MICROS) {
      throw wrong("a start of up to " + LATEST_MICROS + " microseconds", event.startMicros());
    }
    if (event.isRun() && !runs.isEmpty() && event.micros() < 1) {
      throw wrong("at least 1 microsecond for each `model_run`", event.micros());
    }
    if (kernels.isFull()) {
      throw text.problem(
          ImportCode.WRONG_LINE,
          line,
          "expected at most a million kernels in a run, found more without a `model_run`",
          "");
    }
  }

  private SpecException wrong(String expected, long found) {
    return text.problem(
        ImportCode.WRONG_LINE, line, "expected " + expected + ", found " + found, "");
  }

  private Latency latency() {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    loadMicros.ifPresent(micros -> figures.put(Statistic.LOAD, micros / 1e3));
    figures.put(Statistic.FIRST_RUN, runs.get(0).micros() / 1e3);
    KnownRuntime runtime = KnownRuntime.named("ONNX Runtime");
    return runs.size() == 1
        ? Latency.of(
            Statistic.FIRST_RUN,
            figures,
            OptionalLong.of(1),
            KnownDevice.UNKNOWN,
            runtime,
            HowKnown.MEASURED_ELSEWHERE)
        : Latency.of(samples(), figures, KnownDevice.UNKNOWN, runtime, HowKnown.MEASURED_ELSEWHERE);
  }

  private List<LatencySample> samples() {
    List<LatencySample> samples = new ArrayList<>();
    for (ProfileEvent run : runs.subList(1, runs.size())) {
      samples.add(
          new LatencySample(0, samples.size(), run.startMicros() * 1000, run.micros() * 1000));
    }
    return samples;
  }

  private static Map<String, Long> layers(List<OperationTime> operations) {
    Map<String, Long> layers = new LinkedHashMap<>();
    operations.forEach(
        it -> it.processor().ifPresent(processor -> layers.merge(processor, 1L, Long::sum)));
    return layers;
  }
}
