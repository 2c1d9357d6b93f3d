package io.unetlab.reports.format;

import static io.unetlab.reports.format.JsonNumbers.number;

import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.ImportedNetwork;
import io.unetlab.profiler.importer.OperationTime;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Imported latencies as JSON with all that their source told; docs/json.md describes every key. */
public final class ImportJson {

  private static final int FORMAT = 1;

  private ImportJson() {}

  /** The document. */
  public static String write(ImportedFile file) {
    return JsonText.write(document(file));
  }

  static Map<String, Object> document(ImportedFile file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "imported_latency");
    map.put("read_as", ChoiceType.word(file.format()));
    map.put("latencies", file.latencies().stream().map(ImportJson::latency).toList());
    map.put("notes", file.notes());
    return map;
  }

  private static Map<String, Object> latency(ImportedLatency it) {
    Map<String, Object> map = new LinkedHashMap<>();
    network(map, it.network());
    map.put("how", ChoiceType.word(it.latency().how()));
    map.put("source", it.source().text());
    map.put("source_url", it.source().url());
    map.put("target", target(it.latency().device()));
    map.put("runtime", runtime(it.latency().runtime()));
    timing(map, it.latency());
    map.put("peak_bytes_min", it.peakMemory().map(range -> range.min()));
    map.put("peak_bytes_max", it.peakMemory().map(range -> range.max()));
    map.put("layers", it.layers());
    map.put("operations", it.operations().stream().map(ImportJson::operation).toList());
    map.put("samples", it.latency().samples().stream().map(ImportJson::sample).toList());
    return map;
  }

  private static void network(Map<String, Object> map, ImportedNetwork network) {
    map.put("network", network.name());
    map.put("part", network.part().map(ChoiceType::word));
    map.put("spec_hash", network.specHash());
    map.put("model_sha256", network.modelSha256());
    map.put("steps", number(network.steps()));
  }

  private static Map<String, Object> target(KnownDevice target) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", target.kind().map(ChoiceType::word));
    map.put("name", target.name());
    map.put("os", target.os());
    map.put("soc", target.soc());
    map.put("facts", target.facts());
    return map;
  }

  private static Map<String, Object> runtime(KnownRuntime runtime) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", runtime.name());
    map.put("version", runtime.version());
    map.put("precision", runtime.precision());
    map.put("processor", runtime.processor());
    map.put("threads", number(runtime.threads()));
    map.put("facts", runtime.facts());
    return map;
  }

  private static void timing(Map<String, Object> map, Latency timing) {
    map.put("statistic", ChoiceType.word(timing.statistic()));
    map.put("ms", number(timing.ms()));
    map.put("n", number(timing.n()));
    map.put("interval", timing.interval().map(ImportJson::interval));
    for (Statistic figure : Statistic.values()) {
      if (figure != Statistic.NOT_TOLD) {
        map.put(ChoiceType.word(figure) + "_ms", number(timing.figure(figure)));
      }
    }
  }

  private static Map<String, Object> interval(Interval interval) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("low", number(interval.low()));
    map.put("high", number(interval.high()));
    map.put("kind", ChoiceType.word(interval.kind()));
    return map;
  }

  private static Map<String, Object> operation(OperationTime operation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", operation.name());
    map.put("type", operation.type());
    map.put("ms", number(operation.ms()));
    map.put("share", number(operation.share()));
    map.put("processor", operation.processor());
    return map;
  }

  private static Map<String, Object> sample(LatencySample sample) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("index", sample.index());
    map.put("start_ns", sample.startNanos());
    map.put("duration_ns", sample.durationNanos());
    return map;
  }
}
