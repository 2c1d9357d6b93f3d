package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.FeedForwardSpec;

/**
 * Two linear layers with an activation between them; in the gated form the first layer is twice as
 * wide and the activated second half multiplies the first ("GLU Variants Improve Transformer",
 * arXiv 2002.05202).
 */
final class FeedForward {

  private FeedForward() {}

  /** Tokens 1 x T x C to the same shape. */
  static Node build(GraphBuilder graph, FeedForwardSpec spec, Node tokens) {
    int width = Sizes.width(tokens);
    int inner = spec.innerWidth(width);
    Activate activation = new Activate(spec.activation().activation());
    Node h;
    if (spec.activation().gated()) {
      Node both = graph.add("net.0.proj", new Linear(width, 2 * inner, true), tokens);
      Node value = graph.add("value", new Chunk(0, 2), both);
      Node gate = graph.add("gate", new Chunk(1, 2), both);
      Node open = graph.add("activation", activation, gate);
      h = graph.add("gated", new Multiply(), value, open);
    } else {
      h = graph.add("net.0.proj", new Linear(width, inner, true), tokens);
      h = graph.add("activation", activation, h);
    }
    return graph.add("net.2", new Linear(inner, width, true), h);
  }
}
