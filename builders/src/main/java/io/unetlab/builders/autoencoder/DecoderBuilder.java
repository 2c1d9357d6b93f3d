package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.builders.unet.Convolution;
import io.unetlab.builders.unet.Sizes;
import io.unetlab.builders.unet.UNetRole;
import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.BlockFamily;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.ImageSpec;
import java.util.List;

/**
 * Compiles a decoder to a graph: post_quant_conv, conv_in, the middle, up through the levels,
 * conv_out. Weights have the names of diffusers' AutoencoderKL.
 */
public final class DecoderBuilder {

  private final DecoderSpec spec;

  private DecoderBuilder(DecoderSpec spec) {
    this.spec = spec;
  }

  /** The graph of a valid spec, of either family of blocks. */
  public static Graph build(DecoderSpec spec) {
    return spec.body().blocks() == BlockFamily.TAESD
        ? TaesdBuilder.decoder(spec)
        : new DecoderBuilder(spec).build();
  }

  private Graph build() {
    ImageSpec latent = spec.latent();
    int in = latent.channels();
    GraphBuilder root = new GraphBuilder(spec.location()).as(UNetRole.ENDS);
    Node x = root.input(InputNames.SAMPLE, Input.image(shape(latent)));
    if (spec.postQuantConv()) {
      x = root.add("post_quant_conv", new Conv2d(in, in, 1, 1, 1, true), x);
    }
    GraphBuilder graph = root.scope("decoder");
    Body body = new Body(spec.body(), graph);
    List<AutoencoderLevel> levels = spec.body().levels();
    int width = levels.get(levels.size() - 1).channels();
    x = graph.add("conv_in", new Conv2d(in, width, 3, 1, 1, true), x);
    x = body.middle(x);
    x = up(graph, body, x);
    x = body.end(x, spec.imageChannels());
    return root.build(spec.name(), x);
  }

  private Node up(GraphBuilder graph, Body body, Node image) {
    Node x = image;
    List<AutoencoderLevel> levels = spec.body().levels();
    int last = levels.size() - 1;
    for (int i = last; i >= 0; i--) {
      AutoencoderLevel level = levels.get(i);
      GraphBuilder scope = graph.scope("up_blocks." + (last - i), Stages.up(i), level.location());
      x = body.level(scope, level, x);
      if (i > 0) {
        x = enlarge(scope, x);
      }
    }
    return x;
  }

  /** Doubles the resolution. */
  private Node enlarge(GraphBuilder scope, Node image) {
    GraphBuilder graph = scope.as(UNetRole.RESAMPLING).scope("upsamplers.0");
    Node large = graph.add("upsample", doubled(image), image);
    return Convolution.add(
        graph, "conv", spec.body().resample(), 3, 1, Sizes.channels(image), large);
  }

  static Upsample doubled(Node image) {
    return new Upsample(
        Math.toIntExact(2 * image.shape().dim(2)), Math.toIntExact(2 * image.shape().dim(3)));
  }

  static TensorShape shape(ImageSpec image) {
    return TensorShape.of(image.batch(), image.channels(), image.height(), image.width());
  }
}
