package io.unetlab.builders.unet;

import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.StackKind;

/** The residual blocks and transformer stacks of one side of a level, numbered as in diffusers. */
final class Blocks {

  private final GraphBuilder graph;
  private final BlockSpec spec;
  private final NormSpec norm;
  private final ResnetBlock resnet;
  private final TransformerStack stack;
  private int resnets;
  private int stacks;

  Blocks(GraphBuilder graph, BlockSpec spec, Context context) {
    this.graph = graph;
    this.spec = spec;
    this.norm = context.norm();
    this.resnet = new ResnetBlock(spec.resnet(), context.norm(), context.embedding());
    this.stack = new TransformerStack(spec.transformer(), context);
  }

  /** The next residual block. */
  Node resnet(Node image, int channels) {
    GraphBuilder scope = graph.as(UNetRole.RESNET).scope("resnets." + resnets++);
    return resnet.build(scope, image, channels);
  }

  /** The stack of the spec's {@code index}-th depth; returns the image unchanged if that is 0. */
  Node stack(Node image, int index) {
    int depth = spec.transformers().get(index);
    if (depth == 0) {
      return image;
    }
    GraphBuilder scope = graph.scope("attentions." + stacks++);
    return spec.transformer().kind() == StackKind.ATTENTION
        ? AttentionStack.build(scope, spec.transformer(), norm, image)
        : stack.build(scope, depth, image);
  }
}
