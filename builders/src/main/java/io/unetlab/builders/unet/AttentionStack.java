package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.TransformerSpec;

/**
 * One self-attention over an image, as in unconditional UNets: norm, projections with biases, and a
 * residual around it all.
 */
final class AttentionStack {

  private AttentionStack() {}

  /** An image N x C x H x W to the same shape. */
  static Node build(GraphBuilder scope, TransformerSpec spec, NormSpec norm, Node image) {
    GraphBuilder graph = scope.as(UNetRole.SELF_ATTENTION);
    int width = Sizes.channels(image);
    Node h = graph.add("group_norm", new GroupNorm(norm.groups(), width, norm.eps()), image);
    Node tokens = graph.add("to_tokens", new ToTokens(), h);
    ToImage toImage = new ToImage(image.shape().dim(2), image.shape().dim(3));
    h = AttentionLayer.self(spec.attentions(), true).build(graph, toImage, tokens);
    h = graph.add("to_image", toImage, h);
    return graph.add("add", new Add(), image, h);
  }
}
