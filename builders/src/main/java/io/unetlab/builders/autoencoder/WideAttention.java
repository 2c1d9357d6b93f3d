package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.unet.Sizes;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.NormSpec;

/**
 * Self-attention over an image with one head as wide as the image: norm, projections with biases,
 * and a residual around it all.
 */
final class WideAttention {

  private WideAttention() {}

  /** An image N x C x H x W to the same shape. */
  static Node build(GraphBuilder graph, NormSpec norm, Node image) {
    int width = Sizes.channels(image);
    Node h = graph.add("group_norm", new GroupNorm(norm.groups(), width, norm.eps()), image);
    Node tokens = graph.add("to_tokens", new ToTokens(), h);
    Node queries = graph.add("to_q", new Linear(width, width, true), tokens);
    Node keys = graph.add("to_k", new Linear(width, width, true), tokens);
    Node values = graph.add("to_v", new Linear(width, width, true), tokens);
    Attention attention = new Attention(1, width, AttentionKernel.SOFTMAX);
    h = graph.add("attention", attention, queries, keys, values);
    h = graph.add("to_out.0", new Linear(width, width, true), h);
    h = graph.add("to_image", new ToImage(image.shape().dim(2), image.shape().dim(3)), h);
    return graph.add("add", new Add(), image, h);
  }
}
