package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.unet.Convolution;
import io.unetlab.builders.unet.Sizes;
import io.unetlab.builders.unet.UNetRole;
import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ResnetSpec;

/**
 * TAESD's layers, numbered from 0 through convolutions, blocks, activations and upsamplings, as
 * diffusers' AutoencoderTiny numbers them.
 */
final class TaesdLayers {

  private static final int CONVOLUTIONS = 3;

  private int next;

  /** A layer that is one operation. */
  Node add(GraphBuilder graph, Op op, Node image) {
    return graph.add(name(), op, image);
  }

  /** A 3 x 3 convolution with bias. */
  Node convolution(GraphBuilder graph, int out, Node image) {
    return add(graph, new Conv2d(Sizes.channels(image), out, 3, 1, 1, true), image);
  }

  /** A 3 x 3 convolution without bias between two resolutions. */
  Node resampling(GraphBuilder graph, ConvKind kind, int stride, int out, Node image) {
    int in = Sizes.channels(image);
    if (kind == ConvKind.REGULAR) {
      return add(graph, new Conv2d(in, out, 3, stride, 1, false), image);
    }
    GraphBuilder scope = graph.scope(name());
    Node depthwise = scope.add("depthwise", new Conv2d(in, in, 3, stride, in, false), image);
    return scope.add("pointwise", new Conv2d(in, out, 1, 1, 1, false), depthwise);
  }

  /** The residual blocks of a level. */
  Node blocks(GraphBuilder graph, AutoencoderLevel level, Node image) {
    Node x = image;
    for (int i = 0; i < level.resnets(); i++) {
      x = block(graph.as(UNetRole.RESNET).scope(name()), level.resnet(), x);
    }
    return x;
  }

  /** Three convolutions with activations between them; the input is added, then activated. */
  private static Node block(GraphBuilder graph, ResnetSpec spec, Node image) {
    GraphBuilder conv = graph.scope("conv");
    int channels = Sizes.channels(image);
    Node h = image;
    for (int i = 0; i < CONVOLUTIONS; i++) {
      if (i > 0) {
        h = conv.add(Integer.toString(2 * i - 1), new Activate(spec.activation()), h);
      }
      String name = Integer.toString(2 * i);
      int out = i < CONVOLUTIONS - 1 ? spec.inner(channels) : channels;
      h = Convolution.add(conv, name, spec, out, h);
    }
    h = graph.add("add", new Add(), h, image);
    return graph.add("fuse", new Activate(Activation.RELU), h);
  }

  private String name() {
    return "layers." + next++;
  }
}
