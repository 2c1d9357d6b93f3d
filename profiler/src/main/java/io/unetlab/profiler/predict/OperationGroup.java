package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Meaning;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Operations that a runtime computes in one kernel, mostly a single one. All but the first follow
 * the first elementwise, so its sizes are those of all.
 *
 * @param nodes in the graph's order
 */
record OperationGroup(List<Node> nodes) {

  private static final String AND = " + ";
  private static final OperationKeys KEYS = new OperationKeys();

  OperationGroup {
    nodes = List.copyOf(nodes);
  }

  /** The key of one operation by itself. */
  static OperationKey keyOf(Node node) {
    return node.accept(KEYS);
  }

  /** The operation that pays for all. */
  Node first() {
    return nodes.get(0);
  }

  OperationKey key() {
    OperationKey own = keyOf(first());
    if (nodes.size() == 1) {
      return own;
    }
    String kinds = nodes.stream().map(node -> keyOf(node).kind()).collect(Collectors.joining(AND));
    return new OperationKey(kinds, own.sizes());
  }

  /** Bytes of its weights in float32. */
  long weightBytes() {
    long elements =
        nodes.stream()
            .flatMap(node -> node.op().weights().stream())
            .map(Weight::shape)
            .mapToLong(shape -> shape.elements())
            .sum();
    return elements * ElementType.FLOAT32.bytes();
  }

  /** A network of these operations alone, whose inputs are the tensors that they read. */
  Graph graph() {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Map<Node, Node> copies = new HashMap<>();
    Node last = copy(first(), builder, copies);
    for (Node node : nodes.subList(1, nodes.size())) {
      last = copy(node, builder, copies);
    }
    return builder.build(key().text(), last);
  }

  private static Node copy(Node node, GraphBuilder builder, Map<Node, Node> copies) {
    Node[] inputs =
        node.inputs().stream()
            .map(
                input ->
                    copies.computeIfAbsent(
                        input, it -> builder.input("input" + copies.size(), declared(it))))
            .toArray(Node[]::new);
    Node copy = builder.add("operation" + copies.size(), node.op(), inputs);
    copies.put(node, copy);
    return copy;
  }

  private static Input declared(Node node) {
    return node.op() instanceof Input input
        ? input
        : new Input(node.op().type(), Meaning.CONDITION, node.shape());
  }
}
