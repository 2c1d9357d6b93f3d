package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the readers of JSON documents share: finding the document's maps, and its problems. */
final class JsonDocument {

  private JsonDocument() {}

  /** Whether a text is a JSON document in which all of these keys occur. */
  static boolean has(ImportText text, String... keys) {
    String beginning = text.beginning().stripLeading();
    if (!beginning.startsWith("{") && !beginning.startsWith("[")) {
      return false;
    }
    for (String key : keys) {
      if (!text.source().text().contains("\"" + key + "\"")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the latencies of a document, which is one map or a list of maps.
   *
   * @throws SpecException with all problems of the document
   */
  static List<ImportedLatency> latencies(
      ImportText text, YamlNode root, Function<ForeignMap, List<ImportedLatency>> reader) {
    List<ImportedLatency> latencies = new ArrayList<>();
    each(root, map -> latencies.addAll(reader.apply(map)));
    if (latencies.isEmpty()) {
      throw withoutLatency(root, "a latency");
    }
    return latencies;
  }

  /**
   * Reads a document which is one map or a list of maps.
   *
   * @throws SpecException with all problems of the document
   */
  static void each(YamlNode root, Consumer<ForeignMap> reader) {
    Problems problems = new Problems();
    Reading at = new Reading(problems, "");
    List<YamlNode> nodes = root instanceof ListNode list ? list.items() : List.of(root);
    nodes.forEach(node -> ForeignMap.of(node, at).ifPresent(reader));
    problems.throwIfErrors();
  }

  static SpecException withoutLatency(YamlNode root, String expected) {
    return ImportText.problem(
        ImportCode.NO_LATENCY, root.location(), "expected " + expected + ", found none", "");
  }

  /** Runs, one after another, from their milliseconds; those that took no time are left out. */
  static List<LatencySample> samples(List<Double> millis) {
    List<LatencySample> samples = new ArrayList<>();
    long start = 0;
    for (double ms : millis) {
      long nanos = Math.round(ms * 1e6);
      if (nanos > 0) {
        samples.add(new LatencySample(0, samples.size(), start, nanos));
        start += nanos;
      }
    }
    return Collections.unmodifiableList(samples);
  }
}
