package io.unetlab.builders.generate;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.WeightStore;
import java.util.Objects;

/**
 * A part of a pipeline, ready to be loaded.
 *
 * @param word its key in the pipeline's file: {@code unet}
 * @param weights that match the graph; their numbers are read when it is loaded
 */
public record PartNetwork(String word, Graph graph, WeightStore weights) {

  public PartNetwork {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(weights, "weights");
  }
}
