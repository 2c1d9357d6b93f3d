package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxNodes;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.OperationTime;
import io.unetlab.reports.table.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Numbers for the nodes of an ONNX file, as Model Explorer reads them: one document has one number
 * for each node, by the graph's name and the node's. An operation's cost is that of the one node
 * that stands for it, so that sums over groups are exact; the others have none.
 *
 * @param results by node
 * @param gradient colours from the least value to the greatest
 */
public record NodeDataJson(Map<String, Value> results, List<Stop> gradient) {

  private static final List<Stop> GRADIENT =
      List.of(new Stop(0, "#ffffff", "#000000"), new Stop(1, "#d55e00", "#000000"));

  /** A node's number. */
  record Value(Number value) {}

  /**
   * A colour.
   *
   * @param stop 0 is the least value, 1 the greatest
   */
  record Stop(
      int stop,
      @JsonProperty("bgColor") String background,
      @JsonProperty("textColor") String text) {}

  /** What all nodes cost; operations that cost nothing are left out. */
  public static String counts(
      String name, CostReport report, OnnxNodes nodes, ToLongFunction<Cost> cost) {
    Map<String, Value> results = new LinkedHashMap<>();
    for (Node node : report.graph().nodes()) {
      long value = cost.applyAsLong(report.of(node));
      Optional<String> chief = nodes.of(node);
      if (value > 0 && chief.isPresent()) {
        results.put(chief.get(), new Value(value));
      }
    }
    return document(name, results);
  }

  /**
   * The milliseconds of a record; empty if it names no node of the file.
   *
   * @param latency with times of operations
   */
  public static Optional<String> millis(String name, ImportedLatency latency, OnnxNodes nodes) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (OperationTime operation : latency.operations()) {
      nodes
          .ofKernel(operation.name())
          .ifPresent(node -> sums.merge(node, operation.ms(), Double::sum));
    }
    Map<String, Value> results = new LinkedHashMap<>();
    sums.forEach((node, ms) -> results.put(node, new Value(ms)));
    return results.isEmpty() ? Optional.empty() : Optional.of(document(name, results));
  }

  private static String document(String name, Map<String, Value> results) {
    return JsonText.write(Map.of(name, new NodeDataJson(results, GRADIENT)));
  }
}
