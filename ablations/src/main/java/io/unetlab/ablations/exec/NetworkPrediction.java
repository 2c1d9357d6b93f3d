package io.unetlab.ablations.exec;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.ModelTarget;
import io.unetlab.profiler.predict.Predicted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A network's predicted latency.
 *
 * @param latency of one pass; empty if the model refuses one of its operations
 * @param nanos the same in whole nanoseconds: the sum of the nodes' and the constant's, as the
 *     tables of a space add them up
 * @param measuredShare the share of the sum that is of operations which were measured by themselves
 * @param refusals why there is no latency
 */
public record NetworkPrediction(
    Optional<Latency> latency, long nanos, double measuredShare, List<String> refusals) {

  private static final double NANOS = 1e6;

  public NetworkPrediction {
    Objects.requireNonNull(latency, "latency");
    refusals = List.copyOf(refusals);
  }

  static NetworkPrediction of(LatencyModel model, Graph graph) {
    Predicted predicted = model.predict(graph);
    long nanos = predicted.constantNanos();
    for (Node node : graph.nodes()) {
      nanos += predicted.nanos(node);
    }
    long sum = nanos;
    return new NetworkPrediction(
        predicted.total().map(it -> latency(sum, it, model.target())),
        nanos,
        predicted.measuredShare(),
        predicted.refusals());
  }

  private static Latency latency(long nanos, Predicted.Total total, ModelTarget target) {
    return new Latency(
        Statistic.ESTIMATE,
        Map.of(Statistic.ESTIMATE, nanos / NANOS),
        OptionalLong.empty(),
        interval(total),
        List.of(),
        KnownDevice.named(target.machine()),
        new KnownRuntime(
            Optional.of(target.runtime()),
            Optional.of(target.version()),
            Optional.of(target.precision()),
            Optional.empty(),
            OptionalInt.of(target.threads()),
            Map.of()),
        HowKnown.PREDICTED,
        List.of());
  }

  // A model that was fitted to too few networks knows no error.
  private static Optional<Interval> interval(Predicted.Total total) {
    return Double.isFinite(total.high())
        ? Optional.of(new Interval(total.low(), total.high(), Interval.Kind.PREDICTION))
        : Optional.empty();
  }
}
