package io.unetlab.builders.graph;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network as operations in an order in which they can run: every node comes after what it reads.
 * Immutable; {@link GraphBuilder} is the only way to one.
 */
public final class Graph {

  private final String name;
  private final List<Node> nodes;
  private final List<Output> outputs;

  Graph(String name, List<Node> nodes, List<Output> outputs) {
    this.name = name;
    this.nodes = List.copyOf(nodes);
    this.outputs = List.copyOf(outputs);
  }

  public String name() {
    return name;
  }

  /** All nodes; a node's {@link Node#id} is its index here. */
  public List<Node> nodes() {
    return nodes;
  }

  /** What it gives, in the order in which it was declared; at least one. */
  public List<Output> outputs() {
    return outputs;
  }

  /** The first output. */
  public Node output() {
    return outputs.get(0).node();
  }

  /** The tensors given from outside, in the order in which they were declared. */
  public List<Node> inputs() {
    return nodes.stream().filter(node -> node.op() instanceof Input).toList();
  }

  /** Every parameter tensor, in the graph's order. */
  public Stream<Weight> weights() {
    return nodes.stream().flatMap(node -> node.weights().stream());
  }
}
