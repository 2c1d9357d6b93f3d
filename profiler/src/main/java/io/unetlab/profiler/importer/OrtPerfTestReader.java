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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What onnxruntime_perf_test prints, one run after another: figures of which some are in seconds
 * and some in milliseconds. It names the provider that was asked for, not the one that executed the
 * network, and not the network.
 */
final class OrtPerfTestReader {

  private static final String START = "Session creation time cost:";
  private static final Pattern FIGURE =
      Pattern.compile(
          "(Session creation time cost|First inference time cost|Average inference time cost(?:"
              + " total)?|Min Latency|Max Latency|P50 Latency|P90 Latency|P95 Latency): {0,8}+"
              + LiteRtStats.NUMBER
              + " (ms|s)\\b");
  private static final Pattern RUNS =
      Pattern.compile("(?:Total inference requests: |Runs:)([0-9]{1,18})");
  private static final Pattern THREADS =
      Pattern.compile("Setting intra_op_num_threads to ([0-9]{1,6})");
  private static final Pattern PEAK = Pattern.compile("Peak working set size: ?([0-9]{1,15})");
  private static final Map<String, Statistic> NAMES =
      Map.of(
          "Session creation time cost", Statistic.LOAD,
          "First inference time cost", Statistic.FIRST_RUN,
          "Average inference time cost", Statistic.AVERAGE,
          "Average inference time cost total", Statistic.AVERAGE,
          "Min Latency", Statistic.MINIMUM,
          "Max Latency", Statistic.MAXIMUM,
          "P50 Latency", Statistic.MEDIAN,
          "P90 Latency", Statistic.P90,
          "P95 Latency", Statistic.P95);

  private final ImportText text;
  private final List<ImportedLatency> latencies = new ArrayList<>();
  private Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
  private OptionalLong runs = OptionalLong.empty();
  private OptionalInt threads = OptionalInt.empty();
  private Optional<ByteRange> peak = Optional.empty();

  private OrtPerfTestReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return text.lines().stream().anyMatch(it -> it.contains(START));
  }

  static ImportedFile read(ImportText text) {
    return new OrtPerfTestReader(text).file();
  }

  private ImportedFile file() {
    for (int number = 1; number <= text.lines().size(); number++) {
      String line = text.lines().get(number - 1);
      if (line.contains(START) && !figures.isEmpty()) {
        end(number);
      }
      take(line, number);
    }
    end(text.lastLine());
    return new ImportedFile(LatencyFormat.ORT_PERF_TEST, latencies, List.of());
  }

  private void take(String line, int number) {
    Matcher figure = FIGURE.matcher(line);
    if (figure.find()) {
      double value = text.number(figure.group(2), number);
      figures.put(
          NAMES.getOrDefault(figure.group(1), Statistic.NOT_TOLD),
          figure.group(3).equals("s") ? Decimals.millisOfSeconds(value) : value);
    }
    find(RUNS, line).ifPresent(it -> runs = OptionalLong.of(Long.parseLong(it)));
    find(THREADS, line).ifPresent(it -> threads = OptionalInt.of(Integer.parseInt(it)));
    find(PEAK, line).map(Long::valueOf).ifPresent(it -> peak = Optional.of(new ByteRange(it, it)));
  }

  private static Optional<String> find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  // The percentiles are last, so a part of them means that the rest is missing.
  private void end(int number) {
    boolean whole =
        figures.containsKey(Statistic.AVERAGE)
            && (figures.containsKey(Statistic.P95) || !figures.containsKey(Statistic.MINIMUM));
    if (!whole) {
      throw text.problem(
          ImportCode.CUT_OFF,
          number,
          "expected `Average inference time cost` and all of the percentiles, found the end",
          "the output was cut off or the run failed; measure again");
    }
    latencies.add(
        new ImportedLatency(
            ImportedNetwork.named(text.stem()),
            Latency.of(
                figures.containsKey(Statistic.MEDIAN) ? Statistic.MEDIAN : Statistic.AVERAGE,
                figures,
                runs,
                KnownDevice.UNKNOWN,
                KnownRuntime.named("ONNX Runtime").with(threads, Map.of()),
                HowKnown.MEASURED_ELSEWHERE),
            peak,
            Map.of(),
            List.of(),
            LatencySource.file(text)));
    figures = new EnumMap<>(Statistic.class);
    runs = OptionalLong.empty();
    peak = Optional.empty();
  }
}
