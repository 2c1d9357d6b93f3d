package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.TransformerSpec;

/**
 * One transformer block: self-attention, cross-attention and feed-forward, each with a norm before
 * it and a residual around it. A part that the spec leaves out has neither norm nor weights.
 */
final class TransformerBlock {

  private static final double EPSILON = 1e-5;

  private final TransformerSpec spec;
  private final Context context;

  TransformerBlock(TransformerSpec spec, Context context) {
    this.spec = spec;
    this.context = context;
  }

  /** Tokens 1 x T x C to the same shape. */
  Node build(GraphBuilder graph, Node tokens) {
    Node x = tokens;
    if (spec.selfAttention()) {
      GraphBuilder part = graph.as(UNetRole.SELF_ATTENTION);
      Node h = norm(part, "norm1", x);
      h = AttentionLayer.build(part.scope("attn1"), spec, spec.sharedKv().self(), h, h);
      x = part.add("add1", new Add(), x, h);
    }
    if (spec.crossAttention()) {
      GraphBuilder part = graph.as(UNetRole.CROSS_ATTENTION);
      Node h = norm(part, "norm2", x);
      boolean shared = spec.sharedKv().cross();
      h = AttentionLayer.build(part.scope("attn2"), spec, shared, h, context.text());
      x = part.add("add2", new Add(), x, h);
    }
    GraphBuilder part = graph.as(UNetRole.FEED_FORWARD);
    Node h = norm(part, "norm3", x);
    h = FeedForward.build(part.scope("ff"), spec.feedForward(), h);
    return part.add("add3", new Add(), x, h);
  }

  private static Node norm(GraphBuilder graph, String name, Node tokens) {
    return graph.add(name, new LayerNorm(Sizes.width(tokens), EPSILON), tokens);
  }
}
