package io.unetlab.profiler.metric;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.unet.UNetRole;

/** Counts blocks of a kind: each contains exactly one operation that identifies it. */
final class Blocks {

  private Blocks() {}

  /** A residual block adds its result to its input. */
  static long residual(Graph graph) {
    return count(graph, UNetRole.RESNET, Add.class);
  }

  static long selfAttentions(Graph graph) {
    return count(graph, UNetRole.SELF_ATTENTION, Attention.class);
  }

  static long crossAttentions(Graph graph) {
    return count(graph, UNetRole.CROSS_ATTENTION, Attention.class);
  }

  // A plain loop for speed: a study counts a hundred thousand graphs.
  private static long count(Graph graph, Role role, Class<? extends Op> operation) {
    long count = 0;
    for (Node node : graph.nodes()) {
      if (node.role().equals(role) && operation.isInstance(node.op())) {
        count++;
      }
    }
    return count;
  }
}
