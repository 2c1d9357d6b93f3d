package io.unetlab.builders.unet;

import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ConvKind;
import java.util.Deque;

/** The down path through one level; every result is pushed as a skip for the up path. */
final class Down {

  private Down() {}

  static Node build(
      GraphBuilder graph,
      BlockSpec spec,
      int channels,
      Context context,
      Node image,
      Deque<Node> skips) {
    Blocks blocks = new Blocks(graph, spec, context);
    Node x = image;
    skips.push(x);
    for (int i = 0; i < spec.resnets(); i++) {
      x = blocks.resnet(x, channels);
      x = blocks.stack(x, i);
      skips.push(x);
    }
    return x;
  }

  /** Halves the resolution, rounding up. */
  static Node halve(GraphBuilder graph, ConvKind conv, Node image) {
    int channels = Sizes.channels(image);
    GraphBuilder scope = graph.as(UNetRole.RESAMPLING).scope("downsamplers.0");
    return Convolution.add(scope, "conv", conv, 3, 2, channels, image);
  }
}
