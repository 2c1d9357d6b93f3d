package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.unet.Convolution;
import io.unetlab.builders.unet.Sizes;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.ResnetSpec;

/**
 * A UNet's residual block without the time: norm, activation and convolution twice, and a shortcut
 * around it all: the identity, or a 1x1 convolution if the channels change.
 */
record PlainResnet(ResnetSpec spec, NormSpec norm) {

  /** From an image N x C x H x W to N x out x H x W. */
  Node build(GraphBuilder graph, Node image, int out) {
    int in = Sizes.channels(image);
    Node h = normalised(graph, "1", image, spec.inner(out));
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
