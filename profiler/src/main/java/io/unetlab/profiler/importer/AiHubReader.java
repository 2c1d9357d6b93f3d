package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Qualcomm AI Hub's perf.yaml: its device-farm measurements of a model, by component, device and
 * runtime. Two formats are supported: an older one with {@code models} in microseconds and bytes,
 * and a newer one with {@code precisions} in milliseconds and megabytes. Neither states which
 * statistic the inference time is.
 */
final class AiHubReader {

  private static final Pattern MARK = Pattern.compile("^\\s*+performance_metrics:");
  private static final String METRICS = "performance_metrics";
  private static final String DEVICE = "reference_device_info";
  private static final int NAMED = 5;

  private final ImportText text;
  private final Problems problems = new Problems();
  private final List<ImportedLatency> latencies = new ArrayList<>();
  private final List<String> untimed = new ArrayList<>();
  private final Map<String, Set<String>> devices = new LinkedHashMap<>();

  private AiHubReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return text.has(MARK);
  }

  static ImportedFile read(ImportText text) {
    return new AiHubReader(text).file();
  }

  private ImportedFile file() {
    Optional<YamlNode> root = YamlReader.read(text.source(), problems);
    root.flatMap(it -> ForeignMap.of(it, new Reading(problems, ""))).ifPresent(this::readFile);
    problems.throwIfErrors();
    if (latencies.isEmpty()) {
      throw text.problem(
          ImportCode.NO_LATENCY,
          1,
          "expected inference times in `" + METRICS + "`, found none",
          "files of language models have none");
    }
    return new ImportedFile(LatencyFormat.AI_HUB, latencies, notes());
  }

  private void readFile(ForeignMap file) {
    file.maps("precisions")
        .forEach(
            (precision, map) ->
                map.maps("components")
                    .forEach((component, it) -> readComponent(precision, component, it)));
    file.items("models").forEach(this::readModel);
  }

  private void readComponent(String precision, String component, ForeignMap map) {
    map.maps(METRICS)
        .forEach(
            (device, runtimes) ->
                runtimes
                    .maps()
                    .forEach(
                        (runtime, result) ->
                            add(AiHubResult.newer(precision, component, device, runtime, result))));
  }

  private void readModel(ForeignMap model) {
    String name = model.text("name").orElseGet(text::stem);
    for (ForeignMap metrics : model.items(METRICS)) {
      KnownDevice device = metrics.map(DEVICE).map(AiHubReader::device).orElse(KnownDevice.UNKNOWN);
      for (MapNode.Entry entry : metrics.node().entries()) {
        String runtime = entry.key().text();
        if (entry.value() instanceof MapNode && !runtime.equals(DEVICE)) {
          metrics
              .map(runtime)
              .ifPresent(result -> add(AiHubResult.older(name, device, runtime, result)));
        }
      }
    }
  }

  private static KnownDevice device(ForeignMap device) {
    Map<String, String> facts = new TreeMap<>();
    device.text("form_factor").ifPresent(it -> facts.put(KnownDevice.FORM_FACTOR, it));
    device.text("manufacturer").ifPresent(it -> facts.put("manufacturer", it));
    String os = device.text("os_name").orElse("") + " " + device.text("os").orElse("");
    return new KnownDevice(
        Optional.empty(),
        device.text("name"),
        Optional.of(os.strip()).filter(it -> !it.isEmpty()),
        device.text("chipset"),
        facts);
  }

  private void add(AiHubResult result) {
    if (!result.isTimed()) {
      untimed.add(
          result.component() + " on " + result.deviceName() + " (" + result.runtime() + ")");
      return;
    }
    latencies.add(result.latency(LatencySource.file(text)));
    result
        .job()
        .ifPresent(
            job -> devices.computeIfAbsent(job, key -> new TreeSet<>()).add(result.deviceName()));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!untimed.isEmpty()) {
      notes.add("Without an inference time, so left out: " + some(untimed) + ".");
    }
    List<String> shared =
        devices.values().stream()
            .filter(it -> it.size() > 1)
            .map(it -> String.join(" and ", it))
            .distinct()
            .toList();
    if (!shared.isEmpty()) {
      notes.add("One job stands for several devices: " + some(shared) + ".");
    }
    notes.add("AI Hub does not say which statistic its inference time is.");
    return notes;
  }

  private static String some(List<String> all) {
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
  }
}
