package io.unetlab.builders.djl;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.RmsNorm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results that only one node reads, once: it may overwrite them, or read them in another form.
 * The graph's outputs are not among them.
 */
final class SoleReaders {

  private final Map<Node, Node> readers = new HashMap<>();

  SoleReaders(Graph graph) {
    Set<Node> shared = new HashSet<>();
    graph.outputs().forEach(output -> shared.add(output.node()));
    for (Node node : graph.nodes()) {
      for (Node input : node.inputs()) {
        if (readers.put(input, node) != null) {
          shared.add(input);
        }
      }
    }
    readers.keySet().removeAll(shared);
  }

  /** The node that alone reads a result. */
  Optional<Node> of(Node value) {
    return Optional.ofNullable(readers.get(value));
  }

  /** Whether a node may overwrite an input: nothing else reads it or a view of it. */
  boolean mayOverwrite(Node node, int index) {
    Node input = node.input(index);
    return of(input).isPresent() && isOwnArray(input.op());
  }

  // Operations whose result is an array of its own, not a view of an input.
  private static boolean isOwnArray(Op op) {
    return op instanceof Conv2d
        || op instanceof Linear
        || op instanceof GroupNorm
        || op instanceof LayerNorm
        || op instanceof RmsNorm
        || op instanceof Attention
        || op instanceof Add
        || op instanceof AddPerChannel
        || op instanceof Multiply;
  }
}
