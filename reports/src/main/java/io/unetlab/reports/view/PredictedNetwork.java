package io.unetlab.reports.view;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.spec.model.NetworkSpec;
import java.util.Objects;

/** A network with its predicted latency. */
public record PredictedNetwork(NetworkSpec spec, Graph graph, Predicted predicted) {

  public PredictedNetwork {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(predicted, "predicted");
  }

  /** Whether the model predicts all its operations. */
  public boolean isWhole() {
    return predicted.total().isPresent();
  }

  public static PredictedNetwork of(NetworkSpec spec, Graph graph, LatencyModel model) {
    return new PredictedNetwork(spec, graph, model.predict(graph));
  }
}
