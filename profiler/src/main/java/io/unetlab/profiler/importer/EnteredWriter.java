package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes latencies as a file of kind latencies, which a study reads. Operations, memory and layers
 * are not in it, nor what {@link EnteredParser} would refuse; the JSON has them.
 */
public final class EnteredWriter {

  private EnteredWriter() {}

  /** The file's text. */
  public static String write(List<ImportedLatency> latencies) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put(EnteredParser.KIND.name(), EnteredParser.WORD);
    file.put(EnteredParser.LATENCIES.name(), latencies.stream().map(EnteredWriter::entry).toList());
    return YamlText.document(file);
  }

  private static Map<String, Object> entry(ImportedLatency it) {
    Map<String, Object> entry = new LinkedHashMap<>();
    text(entry, EnteredParser.NETWORK, Optional.of(it.network().name()));
    put(entry, EnteredParser.PART, it.network().part().map(ChoiceType::word));
    text(entry, EnteredParser.SPEC_HASH, it.network().specHash());
    text(entry, EnteredParser.MODEL_SHA256, it.network().modelSha256());
    it.network().steps().stream()
        .filter(steps -> steps > 0 && steps <= EnteredParser.MOST_STEPS)
        .forEach(steps -> entry.put(EnteredParser.STEPS.name(), steps));
    Optional<Map<String, Object>> device = device(it.latency().device());
    device.ifPresent(value -> entry.put(EnteredParser.DEVICE.name(), value));
    figures(entry, it.latency());
    runtime(entry, it.latency().runtime());
    List<Object> doubts =
        it.latency().doubts().stream()
            .filter(why -> !why.isBlank())
            .limit(EnteredParser.MOST_DOUBTS)
            .<Object>map(why -> YamlText.scalar(shortened(why)))
            .toList();
    if (!doubts.isEmpty()) {
      entry.put(EnteredParser.DOUBTS.name(), doubts);
    }
    boolean named =
        it.latency().device().name().isPresent() || it.latency().device().soc().isPresent();
    entry.put(EnteredParser.HOW.name(), ChoiceType.word(origin(it.latency().how(), named)));
    Map<String, Object> source = new LinkedHashMap<>();
    text(source, EnteredParser.SOURCE_TEXT, Optional.of(it.source().text()));
    text(source, EnteredParser.SOURCE_URL, it.source().url());
    entry.put(EnteredParser.SOURCE.name(), source);
    return entry;
  }

  // What is published of no device is only a figure that some tool printed.
  private static EnteredParser.Origin origin(HowKnown how, boolean named) {
    return named ? EnteredParser.Origin.of(how) : EnteredParser.Origin.MEASURED_ELSEWHERE;
  }

  private static Optional<Map<String, Object>> device(KnownDevice it) {
    Map<String, Object> device = new LinkedHashMap<>();
    text(device, EnteredParser.DEVICE_NAME, it.name());
    text(device, EnteredParser.SOC, it.soc());
    text(device, EnteredParser.OS, it.os());
    text(device, EnteredParser.FORM_FACTOR, it.claimedKind());
    return device.isEmpty() ? Optional.empty() : Optional.of(device);
  }

  private static void figures(Map<String, Object> entry, Latency latency) {
    entry.put(EnteredParser.MS.name(), number(latency.ms()));
    put(
        entry,
        EnteredParser.STATISTIC,
        EnteredParser.StatedFigure.of(latency.statistic()).map(ChoiceType::word));
    if (latency.samples().isEmpty() || latency.samples().size() > EnteredParser.MOST_SAMPLES) {
      latency.n().stream()
          .filter(n -> n > 0 && n <= Integer.MAX_VALUE)
          .forEach(n -> entry.put(EnteredParser.RUNS.name(), n));
      Map<String, Object> others = new LinkedHashMap<>();
      EnteredParser.FIGURES.forEach(
          (key, statistic) ->
              latency.figure(statistic).ifPresent(ms -> others.put(key.name(), number(ms))));
      if (!others.isEmpty()) {
        entry.put(EnteredParser.OTHERS.name(), others);
      }
    } else {
      entry.put(
          EnteredParser.SAMPLES.name(),
          latency.samples().stream()
              .map(LatencySample::millis)
              .map(EnteredWriter::number)
              .toList());
    }
    millis(entry, EnteredParser.FIRST_MS, latency, Statistic.FIRST_RUN);
    millis(entry, EnteredParser.LOAD_MS, latency, Statistic.LOAD);
  }

  private static void millis(
      Map<String, Object> entry, Key<Double> key, Latency latency, Statistic statistic) {
    latency.figure(statistic).ifPresent(ms -> entry.put(key.name(), number(ms)));
  }

  // Never with an exponent, which an editor shows as text.
  private static String number(double ms) {
    BigDecimal plain = BigDecimal.valueOf(ms).stripTrailingZeros();
    return plain.setScale(Math.max(0, plain.scale())).toPlainString();
  }

  private static void runtime(Map<String, Object> entry, KnownRuntime it) {
    text(entry, EnteredParser.RUNTIME, it.name());
    text(entry, EnteredParser.RUNTIME_VERSION, it.version());
    text(entry, EnteredParser.PRECISION, it.precision());
    text(entry, EnteredParser.PROCESSOR, it.processor());
    it.threads().stream()
        .filter(
            threads ->
                threads > 0
                    && threads <= EnteredParser.MOST_THREADS) // 0 stands for the tool's own choice
        .forEach(threads -> entry.put(EnteredParser.THREADS.name(), threads));
    text(entry, EnteredParser.DELEGATE, Optional.ofNullable(it.facts().get(KnownRuntime.DELEGATE)));
  }

  private static void text(Map<String, Object> entry, Key<?> key, Optional<String> text) {
    put(
        entry,
        key,
        text.filter(it -> !it.isBlank()).map(EnteredWriter::shortened).map(YamlText::scalar));
  }

  private static String shortened(String text) {
    if (text.length() <= EnteredParser.LONGEST_TEXT) {
      return text;
    }
    int end = EnteredParser.LONGEST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static void put(Map<String, Object> entry, Key<?> key, Optional<String> written) {
    written.ifPresent(it -> entry.put(key.name(), it));
  }
}
