package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.unet.LevelStages;
import io.unetlab.builders.unet.Sizes;
import io.unetlab.builders.unet.UNetRole;
import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.AutoencoderMiddle;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.ResnetSpec;

/** The parts that AutoencoderKL's decoder and encoder have in common. */
final class Body {

  private final BodySpec spec;
  private final GraphBuilder graph;

  /**
   * @param graph at the scope of the half
   */
  Body(BodySpec spec, GraphBuilder graph) {
    this.spec = spec;
    this.graph = graph;
  }

  /** The middle, if there is one. */
  Node middle(Node image) {
    return spec.middle()
        .map(it -> middle(graph.scope("mid_block", LevelStages.MIDDLE, it.location()), it, image))
        .orElse(image);
  }

  private Node middle(GraphBuilder scope, AutoencoderMiddle middle, Node image) {
    int channels = Sizes.channels(image);
    Node x = resnet(scope, middle.resnet(), 0, image, channels);
    for (int i = 1; i < middle.resnets(); i++) {
      if (middle.attention()) {
        GraphBuilder attention = scope.as(UNetRole.SELF_ATTENTION).scope("attentions." + (i - 1));
        x = WideAttention.build(attention, spec.norm(), x);
      }
      x = resnet(scope, middle.resnet(), i, x, channels);
    }
    return x;
  }

  /** The residual blocks of a level. */
  Node level(GraphBuilder scope, AutoencoderLevel level, Node image) {
    Node x = image;
    for (int i = 0; i < level.resnets(); i++) {
      x = resnet(scope, level.resnet(), i, x, level.channels());
    }
    return x;
  }

  private Node resnet(GraphBuilder scope, ResnetSpec resnet, int index, Node image, int out) {
    GraphBuilder block = scope.as(UNetRole.RESNET).scope("resnets." + index);
    return new PlainResnet(resnet, spec.norm()).build(block, image, out);
  }

  /** The last norm, activation and convolution. */
  Node end(Node image, int out) {
    int channels = Sizes.channels(image);
    NormSpec norm = spec.norm();
    Node h = graph.add("conv_norm_out", new GroupNorm(norm.groups(), channels, norm.eps()), image);
    h = graph.add("conv_act", new Activate(Activation.SILU), h);
    return graph.add("conv_out", new Conv2d(channels, out, 3, 1, 1, true), h);
  }
}
