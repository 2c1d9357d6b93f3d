package io.unetlab.builders.unet;

import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ResampleSpec;
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

  /** Halves the resolution. */
  static Node halve(GraphBuilder graph, ResampleSpec spec, Node image) {
    GraphBuilder scope = graph.as(UNetRole.RESAMPLING).scope("downsamplers.0");
    return Convolution.halving(scope, "conv", spec, image);
  }
}
