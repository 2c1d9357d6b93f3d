package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.ResnetSpec;

/**
 * A residual block: norm, activation and convolution twice, with the time embedding added in
 * between, and a shortcut around it all: the identity, or a 1x1 convolution if the channels change.
 * Between two separable convolutions the block may be wider than at its ends.
 */
final class ResnetBlock {

  private final ResnetSpec spec;
  private final NormSpec norm;
  private final Node embedding;

  /**
   * @param embedding the activated time embedding: N x width
   */
  ResnetBlock(ResnetSpec spec, NormSpec norm, Node embedding) {
    this.spec = spec;
    this.norm = norm;
    this.embedding = embedding;
  }

  /** From an image N x C x H x W to N x out x H x W. */
  Node build(GraphBuilder graph, Node image, int out) {
    int in = Sizes.channels(image);
    int inner = spec.inner(out);
    Node h = normalised(graph, "1", image, inner);
    int width = Sizes.width(embedding);
    Node time = graph.add("time_emb_proj", new Linear(width, inner, true), embedding);
    h = graph.add("add_time", new AddPerChannel(), h, time);
    h = normalised(graph, "2", h, out);
    Node shortcut =
        in == out ? image : graph.add("conv_shortcut", new Conv2d(in, out, 1, 1, 1, true), image);
    return graph.add("add", new Add(), shortcut, h);
  }

  private Node normalised(GraphBuilder graph, String index, Node image, int out) {
    int channels = Sizes.channels(image);
    Node h = graph.add("norm" + index, new GroupNorm(norm.groups(), channels, norm.eps()), image);
    h = graph.add("activation" + index, new Activate(spec.activation()), h);
    return Convolution.add(graph, "conv" + index, spec, out, h);
  }
}
