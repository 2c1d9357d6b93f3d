package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.weights.Initializers;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes of an ONNX file an operation becomes, for other tools' views of that file. Each
 * operation has one that stands for it: the first that multiplies, else the first of all. An
 * operation that only gives its value another name becomes no node.
 */
public final class OnnxNodes {

  private static final Set<String> MULTIPLY =
      Set.of("Conv", "Gemm", "MatMul", "Attention", "MultiHeadAttention");

  private final List<Entry> entries;
  private final Set<String> inputs;
  private final Map<String, String> chief;
  private final Set<String> names;

  /**
   * A node of the file.
   *
   * @param path of the operation that it computes, or computes a part of
   * @param operator without its domain
   * @param inputs the names of the values that it reads; empty for one that is left out
   */
  public record Entry(
      String name, String path, String operator, List<String> inputs, List<String> outputs) {

    public Entry {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    /** Whether it computes products of matrices. */
    public boolean multiplies() {
      return MULTIPLY.contains(operator);
    }

    private static Entry of(OnnxNode node) {
      return new Entry(
          node.name(),
          OnnxNodes.path(node.name()),
          node.type().operator(),
          node.inputs(),
          node.outputs());
    }
  }

  private OnnxNodes(
      List<Entry> entries, Set<String> inputs, Map<String, String> chief, Set<String> names) {
    this.entries = List.copyOf(entries);
    this.inputs = Set.copyOf(inputs);
    this.chief = Collections.unmodifiableMap(chief);
    this.names = Collections.unmodifiableSet(names);
  }

  /** The nodes of the file that is written with these options; no weights are computed. */
  public static OnnxNodes of(Graph graph, OnnxOptions options) {
    OnnxGraph lowered = OnnxOps.lower(graph, Initializers.seeded(graph, 0), options);
    Map<String, String> first = new LinkedHashMap<>();
    Map<String, String> chief = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (OnnxNode node : lowered.nodes()) {
      String path = path(node.name());
      names.add(node.name());
      first.putIfAbsent(path, node.name());
      if (MULTIPLY.contains(node.type().operator())) {
        chief.putIfAbsent(path, node.name());
      }
    }
    first.forEach(chief::putIfAbsent);
    return new OnnxNodes(
        lowered.nodes().stream().map(Entry::of).toList(), lowered.inputs().keySet(), chief, names);
  }

  /** All nodes, in execution order. */
  public List<Entry> entries() {
    return entries;
  }

  /** The names of the network's inputs in the file; what no node writes else is constant. */
  public Set<String> inputs() {
    return inputs;
  }

  private static String path(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** The name of the node that stands for an operation. */
  public Optional<String> of(Node operation) {
    return Optional.ofNullable(chief.get(operation.path()));
  }

  /** The node that a runtime's kernel is: its own, else that of the operation it is named after. */
  public Optional<String> ofKernel(String kernel) {
    return names.contains(kernel)
        ? Optional.of(kernel)
        : Optional.ofNullable(chief.get(path(kernel)));
  }
}
