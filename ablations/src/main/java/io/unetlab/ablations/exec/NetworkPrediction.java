package io.unetlab.ablations.exec;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.Predicted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A network's predicted latency.
 *
 * @param latency of one pass; empty if the model refuses one of its operations
 * @param nanos the same in whole nanoseconds, as the tables of a space add them up; 0 without it
 * @param measuredShare the share of the sum that is of operations which were measured by themselves
 * @param refusals why there is no latency
 */
public record NetworkPrediction(
    Optional<Latency> latency, long nanos, double measuredShare, List<String> refusals) {

  public NetworkPrediction {
    Objects.requireNonNull(latency, "latency");
    refusals = List.copyOf(refusals);
  }

  static NetworkPrediction of(LatencyModel model, Graph graph) {
    Predicted predicted = model.predict(graph);
    return new NetworkPrediction(
        predicted.latency(model.target()),
        predicted.total().map(Predicted.Total::nanos).orElse(0L),
        predicted.measuredShare(),
        predicted.refusals());
  }
}
