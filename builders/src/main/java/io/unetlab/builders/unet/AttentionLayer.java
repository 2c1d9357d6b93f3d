package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.AttentionSpec;

/**
 * Attention with its projections: queries from the tokens, keys and values from the context (which
 * is the tokens themselves in self-attention). A shared projection produces both and is stored as
 * to_k.
 *
 * @param bias of the projections to queries, keys and values; the last one always has one
 */
record AttentionLayer(
    AttentionSpec spec, AttentionKernel kernel, boolean sharedKv, boolean bias) {

  /** Attention of tokens to each other. */
  static AttentionLayer self(AttentionSpec spec, boolean bias) {
    return new AttentionLayer(spec, spec.kernels().self(), spec.sharedKv().self(), bias);
  }

  /** Attention of tokens to a text. */
  static AttentionLayer cross(AttentionSpec spec) {
    return new AttentionLayer(spec, spec.kernels().cross(), spec.sharedKv().cross(), false);
  }

  /** Tokens N x T x C and context N x S x D to N x T x C. */
  Node build(GraphBuilder graph, Node tokens, Node context) {
    int width = Sizes.width(tokens);
    int contextWidth = Sizes.width(context);
    int heads = spec.heads().in(width);
    Node queries = graph.add("to_q", new Linear(width, width, bias), tokens);
    Node keys = graph.add("to_k", new Linear(contextWidth, width, bias), context);
    Node values =
        sharedKv ? keys : graph.add("to_v", new Linear(contextWidth, width, bias), context);
    Attention attention = new Attention(heads, width / heads, kernel, spec.upcast());
    Node attended = graph.add("attention", attention, queries, keys, values);
    return graph.add("to_out.0", new Linear(width, width, true), attended);
  }
}
