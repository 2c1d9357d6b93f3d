package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.spec.model.Projection;
import io.unetlab.spec.model.TransformerSpec;

/**
 * Transformer blocks after a residual block: norm, image to tokens, the blocks, tokens to image,
 * and a residual around it all.
 */
final class TransformerStack {

  private static final double EPSILON = 1e-6;

  private final TransformerSpec spec;
  private final Context context;

  TransformerStack(TransformerSpec spec, Context context) {
    this.spec = spec;
    this.context = context;
  }

  /** An image N x C x H x W to the same shape, through {@code depth} blocks over HW tokens. */
  Node build(GraphBuilder scope, int depth, Node image) {
    GraphBuilder graph = scope.as(UNetRole.PROJECTION);
    int channels = Sizes.channels(image);
    Node h = graph.add("norm", new GroupNorm(context.norm().groups(), channels, EPSILON), image);
    h = enter(graph, channels, h);
    ToImage toImage = new ToImage(image.shape().dim(2), image.shape().dim(3));
    TransformerBlock block = new TransformerBlock(spec, context, toImage);
    for (int i = 0; i < depth; i++) {
      h = block.build(graph.scope("transformer_blocks." + i), h);
    }
    h = leave(graph, channels, h, toImage);
    return graph.add("add", new Add(), image, h);
  }

  private Node enter(GraphBuilder graph, int channels, Node image) {
    if (spec.projection() == Projection.CONV) {
      Node h = graph.add("proj_in", new Conv2d(channels, channels, 1, 1, 1, true), image);
      return graph.add("to_tokens", new ToTokens(), h);
    }
    Node h = graph.add("to_tokens", new ToTokens(), image);
    return graph.add("proj_in", new Linear(channels, channels, true), h);
  }

  private Node leave(GraphBuilder graph, int channels, Node tokens, ToImage toImage) {
    if (spec.projection() == Projection.CONV) {
      Node h = graph.add("to_image", toImage, tokens);
      return graph.add("proj_out", new Conv2d(channels, channels, 1, 1, 1, true), h);
    }
    Node h = graph.add("proj_out", new Linear(channels, channels, true), tokens);
    return graph.add("to_image", toImage, h);
  }
}
