package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network's predicted latency: a constant and a sum over its nodes.
 *
 * @param total empty if an operation is refused
 * @param constant milliseconds of any network
 * @param byNode milliseconds of each node that is computed in a kernel of its own; the others cost
 *     nothing, and those that are refused are absent
 * @param measuredShare the share of the sum that is of operations which were measured by themselves
 * @param refused by the first of its nodes
 */
public record Predicted(
    Optional<Total> total,
    double constant,
    Map<Node, Double> byNode,
    double measuredShare,
    Map<Node, RefusedOperation> refused) {

  /**
   * A latency with the interval that contains 95 % of networks' measured ones.
   *
   * @param millis the estimate
   */
  public record Total(double millis, double low, double high) {}

  public Predicted {
    byNode = Map.copyOf(byNode);
    refused = Map.copyOf(refused);
  }

  /** One sentence for each refused operation, in alphabetical order. */
  public List<String> refusals() {
    return refused.values().stream().map(RefusedOperation::why).distinct().sorted().toList();
  }

  /** Milliseconds of a node; 0 where another one's kernel computes it. */
  public double millis(Node node) {
    return byNode.getOrDefault(node, 0.0);
  }

  /** {@link #millis} in whole nanoseconds: sums of them do not depend on the order. */
  public long nanos(Node node) {
    return nanos(millis(node));
  }

  /** The constant in whole nanoseconds. */
  public long constantNanos() {
    return nanos(constant);
  }

  private static long nanos(double millis) {
    return Math.round(1e6 * millis);
  }
}
