package io.unetlab.training.measure;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;

/**
 * The graph of the made set's classifier: convolutions that halve the picture to one pixel, whose
 * channels are the features; a score for each value of each question, and for how noisy the picture
 * is. 16 x 16 pixels: 0.2 million parameters, 2 million MACs.
 */
final class SceneNetwork {

  static final int FEATURES = 64;

  /** Scores after those of the questions: for how noisy the picture is. */
  static final int GRAINS = 4;

  private static final int GROUPS = 8;
  private static final double EPSILON = 1e-5;
  private static final int LARGE = 16;
  private static final int STEM = 24;
  private static final int MOST = 128;

  private SceneNetwork() {}

  /** From pictures of a side to features, N x 64 x 1 x 1, and scores, N x values x 1 x 1. */
  static Graph graph(int side, Questions questions) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input(InputNames.SAMPLE, Input.image(TensorShape.of(1, 3, side, side)));
    x = layer(graph, 0, STEM, side > LARGE ? 2 : 1, x);
    for (int i = 1; x.shape().dim(2) > 1; i++) {
      boolean last = x.shape().dim(2) == 2;
      x = layer(graph, i, last ? FEATURES : Math.min(MOST, STEM << i), 2, x);
    }
    int values = questions.values() + GRAINS;
    Node scores = graph.add("scores", new Conv2d(FEATURES, values, 1, 1, 1, true), x);
    return graph.build(
        "scene_classifier", List.of(new Output("features", x), new Output("values", scores)));
  }

  private static Node layer(GraphBuilder graph, int index, int out, int stride, Node image) {
    GraphBuilder scope = graph.scope("layers." + index);
    int in = Math.toIntExact(image.shape().dim(1));
    Node x = scope.add("conv", new Conv2d(in, out, 3, stride, 1, true), image);
    // The features keep their size, which a norm over one pixel would take away.
    if (x.shape().dim(2) > 1) {
      x = scope.add("norm", new GroupNorm(GROUPS, out, EPSILON), x);
    }
    return scope.add("relu", new Activate(Activation.SILU), x);
  }
}
