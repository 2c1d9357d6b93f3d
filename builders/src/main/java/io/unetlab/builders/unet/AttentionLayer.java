package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.QkNorm;

/**
 * Attention with its projections: queries from the tokens, keys and values from the context (which
 * is the tokens themselves in self-attention). A shared projection produces both and is stored as
 * to_k; a norm of the keys comes after it and leaves the values alone.
 *
 * @param bias of the projections to queries, keys and values; the last one always has one
 */
record AttentionLayer(AttentionSpec spec, AttentionKernel kernel, boolean sharedKv, boolean bias) {

  private static final double EPSILON = 1e-5;

  /** Attention of tokens to each other. */
  static AttentionLayer self(AttentionSpec spec, boolean bias) {
    return new AttentionLayer(spec, spec.kernels().self(), spec.sharedKv().self(), bias);
  }

  /** Attention of tokens to a text. */
  static AttentionLayer cross(AttentionSpec spec) {
    return new AttentionLayer(spec, spec.kernels().cross(), spec.sharedKv().cross(), false);
  }

  /**
   * Self-attention of tokens N x T x C, to the same shape.
   *
   * @param image the tokens as an image
   */
  Node build(GraphBuilder graph, ToImage image, Node tokens) {
    return build(graph, tokens, spec.kvDownsample() == 1 ? tokens : shrunk(graph, image, tokens));
  }

  // As in "Pyramid Vision Transformer", arXiv 2102.12122, but each channel by itself.
  private Node shrunk(GraphBuilder graph, ToImage image, Node tokens) {
    int width = Sizes.width(tokens);
    int factor = spec.kvDownsample();
    Conv2d conv = new Conv2d(width, width, factor, factor, width, true, Padding.NONE);
    Node h = graph.add("kv_to_image", image, tokens);
    h = graph.add("kv_to_tokens", new ToTokens(), graph.add("kv_conv", conv, h));
    return graph.add("kv_norm", new LayerNorm(width, EPSILON), h);
  }

  /** Tokens N x T x C and context N x S x D to N x T x C. */
  Node build(GraphBuilder graph, Node tokens, Node context) {
    int width = Sizes.width(tokens);
    int heads = spec.heads().in(width);
    int headWidth = width / heads;
    int kvHeads = spec.kvHeads(width);
    Node queries = projected(graph, "to_q", width, tokens);
    Node keys = projected(graph, "to_k", kvHeads * headWidth, context);
    Node values = sharedKv ? keys : projected(graph, "to_v", kvHeads * headWidth, context);
    Attention attention = new Attention(heads, kvHeads, headWidth, kernel, false, spec.upcast());
    Node attended =
        graph.add(
            "attention",
            attention,
            normed(graph, "norm_q", headWidth, queries),
            normed(graph, "norm_k", headWidth, keys),
            values);
    return graph.add("to_out.0", new Linear(width, width, true), attended);
  }

  private Node projected(GraphBuilder graph, String name, int out, Node tokens) {
    return graph.add(name, new Linear(Sizes.width(tokens), out, bias), tokens);
  }

  private Node normed(GraphBuilder graph, String name, int headWidth, Node tokens) {
    return spec.qkNorm() == QkNorm.NONE
        ? tokens
        : graph.add(name, new RmsNorm(headWidth, EPSILON), tokens);
  }
}
