package io.unetlab.profiler.metric;

import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.NumberType;
import io.unetlab.profiler.cost.Precision;
import java.util.List;
import java.util.Objects;

/**
 * A counted metric that is a sum over the nodes of all parts' graphs: what one node adds to it.
 *
 * @param metric of {@link CountedMetrics#ALL}, or bytes moved
 */
public record NodeMetric(Metric metric, Share share) {

  /** What a node adds. */
  @FunctionalInterface
  public interface Share {

    /**
     * Computes it.
     *
     * @param cost of the node, run once
     * @param runs of the node's part
     */
    long of(Node node, Cost cost, long runs, Precision precision);
  }

  /** Every metric that is such a sum, in the catalogue's order. */
  public static final List<NodeMetric> ALL =
      List.of(
          of("params", (node, cost, runs, precision) -> cost.params()),
          of("macs", (node, cost, runs, precision) -> Math.multiplyExact(cost.macs(), runs)),
          of("flops", (node, cost, runs, precision) -> Math.multiplyExact(cost.flops(), runs)),
          of("weight_bytes", NodeMetric::weightBytes),
          of("resnets", (node, cost, runs, precision) -> one(Blocks.isResidual(node))),
          of("self_attentions", (node, cost, runs, precision) -> one(Blocks.isSelf(node))),
          of("cross_attentions", (node, cost, runs, precision) -> one(Blocks.isCross(node))));

  /** Not in the catalogue; its type must not be packed. */
  public static final NodeMetric BYTES_MOVED =
      new NodeMetric(
          Metrics.BYTES_MOVED,
          (node, cost, runs, precision) -> Math.multiplyExact(cost.bytesMoved(precision), runs));

  public NodeMetric {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(share, "share");
  }

  private static NodeMetric of(String name, Share share) {
    return new NodeMetric(Metrics.find(name).orElseThrow(), share);
  }

  // Packed types tensor by tensor: the last byte of each is rounded up.
  private static long weightBytes(Node node, Cost cost, long runs, Precision precision) {
    NumberType type = precision.weights();
    if (!type.isPacked()) {
      return type.bytes(cost.params());
    }
    long bytes = 0;
    for (Weight weight : node.op().weights()) {
      bytes = Math.addExact(bytes, type.bytes(weight.shape().elements()));
    }
    return bytes;
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }
}
