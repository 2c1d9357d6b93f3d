package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of references. */
final class ReferenceKeys {

  /** What a reference may state, by metric. */
  static final Map<Metric, Key<Quantity>> STATED =
      Metrics.stated().stream()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  metric -> optional(metric.name(), CommonKeys.AMOUNT, metric.doc()),
                  (first, second) -> first,
                  LinkedHashMap::new));

  static final Key<String> SPEC =
      optional(
          "spec",
          CommonKeys.TEXT,
          "The file of a network or a pipeline to count; relative to this one.");
  static final Key<String> REFERENCE_NAME =
      optional("name", CommonKeys.TEXT, "A short name; the network's own if left out.");
  static final Key<String> REFERENCE_SOURCE =
      optional("source", CommonKeys.TEXT, "Where the stated numbers can be looked up.");
  static final Key<List<MapValues>> REFERENCES =
      optional(
              "references",
              CommonKeys.list(reference()),
              "Networks shown with the variants, never chosen.")
          .or("[]");

  private ReferenceKeys() {}

  private static MapType<MapValues> reference() {
    return CommonKeys.map(
        "a reference",
        Stream.concat(Stream.of(SPEC, REFERENCE_NAME, REFERENCE_SOURCE), STATED.values().stream())
            .toArray(Key<?>[]::new));
  }
}
