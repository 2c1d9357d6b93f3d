package io.unetlab.builders.graph;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network as operations in execution order: every node comes after its inputs. Immutable; {@link
 * GraphBuilder} is the only way to create one.
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

  /** The outputs in declaration order; at least one. */
  public List<Output> outputs() {
    return outputs;
  }

  /** The first output. */
  public Node output() {
    return outputs.get(0).node();
  }

  /** The inputs in declaration order. */
  public List<Node> inputs() {
    return nodes.stream().filter(node -> node.op() instanceof Input).toList();
  }

  /** Images of one run: the first dimension of the inputs. */
  public long batch() {
    return inputs().stream().mapToLong(input -> input.shape().dim(0)).max().orElse(1);
  }

  /** Every parameter tensor, in the graph's order. */
  public Stream<Weight> weights() {
    return nodes.stream().flatMap(node -> node.weights().stream());
  }
}
