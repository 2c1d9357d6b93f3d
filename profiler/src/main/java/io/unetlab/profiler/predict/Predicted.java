package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A network's predicted latency: a constant and a sum over its nodes, each in whole nanoseconds, so
 * that the sum does not depend on the order in which a search adds it up.
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

  private static final double NANOS = 1e6;

  /**
   * A latency with the interval that contains 95 % of networks' measured ones.
   *
   * @param millis the estimate
   */
  public record Total(double millis, double low, double high) {

    /** The same in whole nanoseconds. */
    public long nanos() {
      return Predicted.nanos(millis);
    }

    /** Empty for a model that was fitted to too few networks to know its error. */
    public Optional<Interval> interval() {
      return Double.isFinite(high)
          ? Optional.of(new Interval(low, high, Interval.Kind.PREDICTION))
          : Optional.empty();
    }
  }

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

  /** {@link #millis} in whole nanoseconds. */
  public long nanos(Node node) {
    return nanos(millis(node));
  }

  /** The constant in whole nanoseconds. */
  public long constantNanos() {
    return nanos(constant);
  }

  /** The latency, with an interval if the model knows its error; empty if it is refused. */
  public Optional<Latency> latency(ModelTarget target) {
    return total.map(
        it ->
            new Latency(
                Statistic.ESTIMATE,
                Map.of(Statistic.ESTIMATE, it.millis()),
                OptionalLong.empty(),
                it.interval(),
                List.of(),
                KnownDevice.named(target.machine()),
                target.known(),
                HowKnown.PREDICTED,
                List.of()));
  }

  static long nanos(double millis) {
    return Math.round(NANOS * millis);
  }

  static double millis(long nanos) {
    return nanos / NANOS;
  }
}
