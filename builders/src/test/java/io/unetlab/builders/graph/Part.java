package io.unetlab.builders.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of a graph as a separate graph, so that it can run alone. What it reads from outside
 * becomes an input, named by the path of the producing node; all other nodes and weights keep their
 * names.
 */
public final class Part {

  private final String path;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Node> copies = new HashMap<>();

  private Part(String path) {
    this.path = path;
  }

  /**
   * The nodes within a scope. Inputs are in order of first use; the output is the scope's last
   * node.
   *
   * @param path of the scope: {@code down_blocks.0.resnets.0}
   * @throws IllegalArgumentException if the graph has no such scope
   */
  public static Graph of(Graph graph, String path) {
    Part part = new Part(path);
    graph.nodes().stream().filter(node -> part.holds(node.scope())).forEach(part::add);
    if (part.nodes.isEmpty()) {
      throw new IllegalArgumentException(graph.name() + " has no part " + path);
    }
    Node last = part.nodes.get(part.nodes.size() - 1);
    return new Graph(path, part.nodes, List.of(new Output(Output.ONLY, last)));
  }

  // The root is the whole graph, not a part.
  private boolean holds(Scope scope) {
    return scope.parent().isPresent() && (scope.path().equals(path) || holds(scope.parent().get()));
  }

  private void add(Node node) {
    List<Node> inputs = node.inputs().stream().map(this::copy).toList();
    put(node, node.scope(), node.name(), node.op(), inputs);
  }

  private Node copy(Node read) {
    Node known = copies.get(read);
    return known != null ? known : outside(read);
  }

  private Node outside(Node read) {
    Scope root = Scope.root(read.location());
    return put(read, root, read.path(), Input.condition(read.shape()), List.of());
  }

  private Node put(Node node, Scope scope, String name, Op op, List<Node> inputs) {
    Node copy = new Node(nodes.size(), scope, name, node.role(), op, inputs, node.shape());
    nodes.add(copy);
    copies.put(node, copy);
    return copy;
  }
}
