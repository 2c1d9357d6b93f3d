package io.unetlab.builders.text;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.text.TextEncoderSpec;

/**
 * One layer, as transformers' CLIPEncoderLayer: self-attention and feed-forward, each with a norm
 * before it and a residual around it; every projection has a bias. States N x T x W to the same
 * shape.
 */
final class TextLayer {

  private TextLayer() {}

  static Node build(GraphBuilder graph, TextEncoderSpec spec, Node states) {
    GraphBuilder attention = graph.as(TextRole.SELF_ATTENTION);
    Node h = attention.add("layer_norm1", norm(spec), states);
    h = attention(attention.scope("self_attn"), spec, h);
    Node x = attention.add("add1", new Add(), states, h);
    GraphBuilder feedForward = graph.as(TextRole.FEED_FORWARD);
    h = feedForward.add("layer_norm2", norm(spec), x);
    h = feedForward(feedForward.scope("mlp"), spec, h);
    return feedForward.add("add2", new Add(), x, h);
  }

  static LayerNorm norm(TextEncoderSpec spec) {
    return new LayerNorm(spec.width(), spec.normEps());
  }

  private static Node attention(GraphBuilder graph, TextEncoderSpec spec, Node states) {
    int width = spec.width();
    int heads = spec.heads();
    Node queries = graph.add("q_proj", new Linear(width, width, true), states);
    Node keys = graph.add("k_proj", new Linear(width, width, true), states);
    Node values = graph.add("v_proj", new Linear(width, width, true), states);
    Attention attention =
        new Attention(heads, heads, width / heads, AttentionKernel.SOFTMAX, spec.causal(), false);
    Node attended = graph.add("attention", attention, queries, keys, values);
    return graph.add("out_proj", new Linear(width, width, true), attended);
  }

  private static Node feedForward(GraphBuilder graph, TextEncoderSpec spec, Node states) {
    int width = spec.width();
    int inner = spec.feedForward().innerWidth(width);
    Node h = graph.add("fc1", new Linear(width, inner, true), states);
    h = graph.add("activation", new Activate(spec.feedForward().activation()), h);
    return graph.add("fc2", new Linear(inner, width, true), h);
  }
}
