package io.unetlab.reports.networks;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Output;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.OperationTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Milliseconds by operation, from a record of a runtime that ran the network's ONNX file: there a
 * kernel is named by our operation's path, a slash and its operator.
 *
 * @param byPath of operations, by their full names
 * @param others of kernels that name none of our operations
 */
public record ModuleTimes(Map<String, Double> byPath, double others) {

  public ModuleTimes {
    byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
  }

  /** The times of a record; empty if it names none of the graph's operations. */
  public static Optional<ModuleTimes> of(Graph graph, ImportedLatency latency) {
    Set<String> paths = new HashSet<>();
    graph.nodes().forEach(it -> paths.add(it.path()));
    Map<String, String> outputs = new HashMap<>();
    graph.outputs().forEach(it -> outputs.put(it.name(), path(it)));
    Map<String, Double> byPath = new LinkedHashMap<>();
    double others = 0;
    for (OperationTime operation : latency.operations()) {
      String start = operation.name().split("/", 2)[0];
      String path = outputs.getOrDefault(start, start);
      if (paths.contains(path)) {
        byPath.merge(path, operation.ms(), Double::sum);
      } else {
        others += operation.ms();
      }
    }
    return byPath.isEmpty() ? Optional.empty() : Optional.of(new ModuleTimes(byPath, others));
  }

  private static String path(Output output) {
    Node node = Objects.requireNonNull(output.node());
    return node.path();
  }

  /** The sum over the operations of a module; empty if none of them was timed. */
  Optional<Double> of(String module) {
    return byPath.entrySet().stream()
        .filter(it -> (it.getKey() + ".").startsWith(module + "."))
        .map(Map.Entry::getValue)
        .reduce(Double::sum);
  }
}
