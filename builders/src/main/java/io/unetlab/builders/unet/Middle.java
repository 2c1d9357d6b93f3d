package io.unetlab.builders.unet;

import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.BlockSpec;

/** The middle: a residual block, then pairs of stack and residual block, as many as in the spec. */
final class Middle {

  private Middle() {}

  static Node build(GraphBuilder graph, BlockSpec spec, Context context, Node image) {
    int channels = Sizes.channels(image);
    Blocks blocks = new Blocks(graph, spec, context);
    Node x = blocks.resnet(image, channels);
    for (int i = 0; i < spec.resnets() - 1; i++) {
      x = blocks.stack(x, i);
      x = blocks.resnet(x, channels);
    }
    return x;
  }
}
