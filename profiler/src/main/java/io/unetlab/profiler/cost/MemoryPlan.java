package io.unetlab.profiler.cost;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Liveness;
import io.unetlab.builders.graph.Node;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The peak activation memory when the graph runs in its order.
 *
 * <p>The network's inputs are live from the start. Each operation's output is a separate buffer:
 * nothing is computed in place, layout changes are not views, nothing is recomputed. A buffer lives
 * from the step that writes it to the last step that reads it; the network's outputs live to the
 * end. During its step an operation holds its inputs and its output. Weights and kernel workspace
 * are excluded.
 *
 * @param fused with fused attention, which never stores its scores
 * @param withScores with attention that stores all its scores (heads x queries x keys) once during
 *     its step; linear attention, which has none, stores its matrix k^T v of each head
 */
public record MemoryPlan(Peak fused, Peak withScores) {

  /**
   * The largest sum of live buffers.
   *
   * @param elements of all live activations
   * @param node the first step at which the peak occurs
   */
  public record Peak(long elements, Node node) {

    public long bytes(NumberType type) {
      return type.bytes(elements);
    }
  }

  /**
   * Plans a graph.
   *
   * @throws ArithmeticException when a sum does not fit 64 bits
   */
  public static MemoryPlan of(Graph graph) {
    return of(graph, elements -> elements);
  }

  /**
   * Plans a graph whose buffers have other sizes than their elements.
   *
   * @param size of a buffer, given its elements; the peaks are sums of these sizes
   */
  static MemoryPlan of(Graph graph, LongUnaryOperator size) {
    List<Node> nodes = graph.nodes();
    long[] live = live(graph, size);
    Peak fused = new Peak(0, nodes.get(0));
    Peak withScores = fused;
    for (Node node : nodes) {
      long now = live[node.id()];
      fused = larger(fused, now, node);
      withScores = larger(withScores, Math.addExact(now, size.applyAsLong(held(node))), node);
    }
    return new MemoryPlan(fused, withScores);
  }

  /** The sum of live buffers during each step, with fused attention. */
  static long[] live(Graph graph, LongUnaryOperator size) {
    List<Node> nodes = graph.nodes();
    Liveness liveness = Liveness.of(graph);
    long[] sizes = new long[nodes.size()];
    long[] freed = new long[nodes.size() + 1];
    long now = 0;
    for (Node node : nodes) {
      long own = size.applyAsLong(node.shape().elements());
      now = node.op() instanceof Input ? Math.addExact(now, own) : now;
      sizes[node.id()] = own;
      freed[liveness.lastStep(node)] += own;
    }
    long[] live = new long[nodes.size()];
    for (Node node : nodes) {
      int step = node.id();
      now = node.op() instanceof Input ? now : Math.addExact(now, sizes[step]);
      live[step] = now;
      now -= freed[step];
    }
    return live;
  }

  private static Peak larger(Peak peak, long live, Node node) {
    return live > peak.elements() ? new Peak(live, node) : peak;
  }

  private static long held(Node node) {
    return node.op() instanceof Attention attention ? OpCost.held(attention, node) : 0;
  }
}
