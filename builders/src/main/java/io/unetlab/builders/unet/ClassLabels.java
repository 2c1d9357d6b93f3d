package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.ClassEmbedding;

/** The embedding of {@code class_labels}: batch x the time embedding's width. */
final class ClassLabels {

  private static final String SCOPE = "class_embedding";

  private ClassLabels() {}

  static Node build(GraphBuilder graph, int batch, ClassEmbedding classes, TimeEmbedding time) {
    int width = time.width();
    return switch (classes.type()) {
      case LEARNED ->
          graph.add(
              SCOPE,
              new Embedding(classes.count().orElseThrow(), width),
              graph.input(InputNames.LABELS, Input.tokens(TensorShape.of(batch))));
      case TIMESTEP ->
          time.twoLayers(
              graph.scope(SCOPE),
              time.sinusoids(
                  graph,
                  "class_proj",
                  graph.input(InputNames.LABELS, Input.sizes(TensorShape.of(batch)))));
      case IDENTITY -> vector(graph, batch, width);
      case PROJECTION -> {
        Node labels = vector(graph, batch, classes.inputDim().orElseThrow());
        yield time.twoLayers(graph.scope(SCOPE), labels);
      }
      case SIMPLE_PROJECTION -> {
        int in = classes.inputDim().orElseThrow();
        yield graph.add(SCOPE, new Linear(in, width, true), vector(graph, batch, in));
      }
    };
  }

  private static Node vector(GraphBuilder graph, int batch, int width) {
    return graph.input(InputNames.LABELS, Input.condition(TensorShape.of(batch, width)));
  }
}
