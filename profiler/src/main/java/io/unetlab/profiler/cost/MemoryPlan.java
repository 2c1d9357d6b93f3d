package io.unetlab.profiler.cost;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Liveness;
import io.unetlab.builders.graph.Node;
import java.util.List;

/**
 * The most activation memory that is in use at once when the graph runs in its order.
 *
 * <p>The network's inputs are there from the start. Each operation's output is a buffer of its own:
 * nothing is computed in place, no layout change is a mere view, nothing is recomputed. A buffer
 * lives from the step that writes it to the last step that reads it; the network's outputs live to
 * the end. At its step an operation holds its inputs and its output together. Weights are not
 * included, nor is a kernel's own workspace.
 *
 * @param fused with fused attention, which never holds its scores
 * @param withScores with attention that holds all its scores (heads x queries x keys) once at its
 *     step
 */
public record MemoryPlan(Peak fused, Peak withScores) {

  /**
   * The largest sum of live buffers.
   *
   * @param elements of all live activations
   * @param node the first step at which they are needed
   */
  public record Peak(long elements, Node node) {

    public long bytes(ElementType type) {
      return Math.multiplyExact(elements, type.bytes());
    }
  }

  /**
   * Plans a graph.
   *
   * @throws ArithmeticException when a sum does not fit 64 bits
   */
  public static MemoryPlan of(Graph graph) {
    List<Node> nodes = graph.nodes();
    Liveness liveness = Liveness.of(graph);
    long[] freed = new long[nodes.size() + 1];
    long live = 0;
    for (Node node : nodes) {
      long elements = node.shape().elements();
      live = node.op() instanceof Input ? Math.addExact(live, elements) : live;
      freed[liveness.lastStep(node)] += elements;
    }
    Peak fused = new Peak(0, nodes.get(0));
    Peak withScores = fused;
    for (Node node : nodes) {
      live = node.op() instanceof Input ? live : Math.addExact(live, node.shape().elements());
      fused = larger(fused, live, node);
      withScores = larger(withScores, Math.addExact(live, scores(node)), node);
      live -= freed[node.id()];
    }
    return new MemoryPlan(fused, withScores);
  }

  private static Peak larger(Peak peak, long live, Node node) {
    return live > peak.elements() ? new Peak(live, node) : peak;
  }

  private static long scores(Node node) {
    return node.op() instanceof Attention attention ? OpCost.scores(attention, node) : 0;
  }
}
