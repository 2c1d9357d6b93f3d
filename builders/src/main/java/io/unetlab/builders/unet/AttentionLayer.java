package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.TransformerSpec;

/**
 * Attention with its projections: queries from the tokens, keys and values from the context (which
 * is the tokens themselves in self-attention). A shared projection produces both and is stored as
 * to_k.
 */
final class AttentionLayer {

  private AttentionLayer() {}

  /** Tokens 1 x T x C and context 1 x S x D to 1 x T x C. */
  static Node build(
      GraphBuilder graph, TransformerSpec spec, boolean sharedKv, Node tokens, Node context) {
    int width = Sizes.width(tokens);
    int contextWidth = Sizes.width(context);
    int heads = spec.heads().in(width);
    Node queries = graph.add("to_q", new Linear(width, width, false), tokens);
    Node keys = graph.add("to_k", new Linear(contextWidth, width, false), context);
    Node values =
        sharedKv ? keys : graph.add("to_v", new Linear(contextWidth, width, false), context);
    Attention attention =
        new Attention(heads, width / heads, spec.attention(), spec.upcastAttention());
    Node attended = graph.add("attention", attention, queries, keys, values);
    return graph.add("to_out.0", new Linear(width, width, true), attended);
  }
}
