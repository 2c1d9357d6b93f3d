package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ConvKind;
import java.util.Deque;

/**
 * The up path through one level: each residual block concatenates the newest remaining skip of the
 * level, if there is one.
 */
final class Up {

  private Up() {}

  static Node build(
      GraphBuilder graph,
      BlockSpec spec,
      int channels,
      Context context,
      Node image,
      Deque<Node> skips) {
    Blocks blocks = new Blocks(graph, spec, context);
    GraphBuilder joins = graph.as(UNetRole.RESNET);
    Node x = image;
    for (int i = 0; i < spec.resnets(); i++) {
      if (!skips.isEmpty()) {
        x = joins.add("join." + i, new Concat(), x, skips.pop());
      }
      x = blocks.resnet(x, channels);
      x = blocks.stack(x, i);
    }
    return x;
  }

  /**
   * Enlarges an image to the size of the next level's skips: doubled, less the row or column that
   * halving rounded up.
   */
  static Node enlarge(GraphBuilder graph, ConvKind conv, Node image, Node skip) {
    int channels = Sizes.channels(image);
    GraphBuilder scope = graph.as(UNetRole.RESAMPLING).scope("upsamplers.0");
    Node large = scope.add("upsample", Upsample.like(skip.shape()), image);
    return Convolution.add(scope, "conv", conv, 3, 1, channels, large);
  }
}
