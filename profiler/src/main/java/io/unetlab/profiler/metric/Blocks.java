package io.unetlab.profiler.metric;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.unet.UNetRole;
import java.util.function.Predicate;

/** Counts blocks of a kind: each contains exactly one operation that identifies it. */
final class Blocks {

  private Blocks() {}

  /** A residual block adds its result to its input. */
  static boolean isResidual(Node node) {
    return is(node, UNetRole.RESNET, Add.class);
  }

  static boolean isSelf(Node node) {
    return is(node, UNetRole.SELF_ATTENTION, Attention.class);
  }

  static boolean isCross(Node node) {
    return is(node, UNetRole.CROSS_ATTENTION, Attention.class);
  }

  static long residual(Graph graph) {
    return count(graph, Blocks::isResidual);
  }

  static long selfAttentions(Graph graph) {
    return count(graph, Blocks::isSelf);
  }

  static long crossAttentions(Graph graph) {
    return count(graph, Blocks::isCross);
  }

  private static boolean is(Node node, Role role, Class<? extends Op> operation) {
    return node.role().equals(role) && operation.isInstance(node.op());
  }

  // A plain loop for speed: a study counts a hundred thousand graphs.
  private static long count(Graph graph, Predicate<Node> identifies) {
    long count = 0;
    for (Node node : graph.nodes()) {
      if (identifies.test(node)) {
        count++;
      }
    }
    return count;
  }
}
