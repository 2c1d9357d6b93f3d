package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.TransformerSpec;

/**
 * One transformer block: self-attention, cross-attention and feed-forward, each with a norm before
 * it and a residual around it. A part that the spec leaves out has neither norm nor weights.
 */
final class TransformerBlock {

  private static final double EPSILON = 1e-5;

  private final TransformerSpec spec;
  private final Context context;
  private final ToImage image;

  /**
   * @param image the tokens as an image
   */
  TransformerBlock(TransformerSpec spec, Context context, ToImage image) {
    this.spec = spec;
    this.context = context;
    this.image = image;
  }

  /** Tokens 1 x T x C to the same shape. */
  Node build(GraphBuilder graph, Node tokens) {
    Node x = selfAttention(graph.as(UNetRole.SELF_ATTENTION), tokens);
    if (spec.crossAttention()) {
      GraphBuilder part = graph.as(UNetRole.CROSS_ATTENTION);
      Node h = norm(part, "norm2", x);
      h = AttentionLayer.cross(spec.attentions()).build(part.scope("attn2"), h, context.text());
      x = part.add("add2", new Add(), x, h);
    }
    GraphBuilder part = graph.as(UNetRole.FEED_FORWARD);
    Node h = norm(part, "norm3", x);
    h = FeedForward.build(part.scope("ff"), spec.feedForward(), image, h);
    return part.add("add3", new Add(), x, h);
  }

  // A norm that is kept without its attention has no residual around it: it replaces the tokens.
  private Node selfAttention(GraphBuilder part, Node tokens) {
    if (spec.selfAttention() == SelfAttention.FALSE) {
      return tokens;
    }
    Node h = norm(part, "norm1", tokens);
    if (spec.selfAttention() == SelfAttention.NORM_ONLY) {
      return h;
    }
    h = AttentionLayer.self(spec.attentions(), false).build(part.scope("attn1"), image, h);
    return part.add("add1", new Add(), tokens, h);
  }

  private static Node norm(GraphBuilder graph, String name, Node tokens) {
    return graph.add(name, new LayerNorm(Sizes.width(tokens), EPSILON), tokens);
  }
}
