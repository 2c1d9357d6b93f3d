package io.unetlab.reports.view;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.spec.model.NetworkSpec;
import java.util.Objects;

/** A network with its predicted latency. */
public record NetworkPrediction(NetworkSpec spec, Graph graph, Predicted predicted) {

  public NetworkPrediction {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(predicted, "predicted");
  }

  public static NetworkPrediction of(NetworkSpec spec, Graph graph, LatencyModel model) {
    return new NetworkPrediction(spec, graph, model.predict(graph));
  }
}
