package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.spec.model.FeedForwardSpec;

/**
 * Two linear layers with an activation between them; in the gated form the first layer is twice as
 * wide and the activated second half multiplies the first ("GLU Variants Improve Transformer",
 * arXiv 2002.05202).
 *
 * <p>With a depthwise convolution the layers are 1x1 convolutions, and the 3x3 convolution is
 * between them, before the activation ("SegFormer", arXiv 2105.15203). The gated form has an
 * activation before it, too, and no bias in its last layer ("SANA", arXiv 2410.10629).
 */
final class FeedForward {

  private final GraphBuilder graph;
  private final FeedForwardSpec spec;
  private final Activate activation;

  private FeedForward(GraphBuilder graph, FeedForwardSpec spec) {
    this.graph = graph;
    this.spec = spec;
    this.activation = new Activate(spec.activation().activation());
  }

  /**
   * Tokens N x T x C to the same shape.
   *
   * @param image the tokens as an image, row by row
   */
  static Node build(GraphBuilder graph, FeedForwardSpec spec, ToImage image, Node tokens) {
    FeedForward layers = new FeedForward(graph, spec);
    return spec.depthwise() ? layers.convolutions(image, tokens) : layers.linear(tokens);
  }

  private Node linear(Node tokens) {
    int width = Sizes.width(tokens);
    int inner = spec.innerWidth(width);
    Node h = graph.add("net.0.proj", new Linear(width, widened(inner), true), tokens);
    return graph.add("net.2", new Linear(inner, width, true), activated(h));
  }

  private Node convolutions(ToImage image, Node tokens) {
    int width = Sizes.width(tokens);
    int inner = spec.innerWidth(width);
    int wide = widened(inner);
    boolean gated = spec.activation().gated();
    Node h = graph.add("to_image", image, tokens);
    h = graph.add("conv_inverted", new Conv2d(width, wide, 1, 1, 1, true), h);
    if (gated) {
      h = graph.add("activation1", activation, h);
    }
    h = graph.add("conv_depth", new Conv2d(wide, wide, 3, 1, wide, true), h);
    h = graph.add("conv_point", new Conv2d(inner, width, 1, 1, 1, !gated), activated(h));
    return graph.add("to_tokens", new ToTokens(), h);
  }

  private int widened(int inner) {
    return spec.activation().gated() ? 2 * inner : inner;
  }

  private Node activated(Node both) {
    if (!spec.activation().gated()) {
      return graph.add("activation", activation, both);
    }
    Node value = graph.add("value", new Chunk(0, 2), both);
    Node gate = graph.add("gate", new Chunk(1, 2), both);
    Node open = graph.add("activation", activation, gate);
    return graph.add("gated", new Multiply(), value, open);
  }
}
