package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.unet.UNetRole;
import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.ConvKind;
import java.util.List;

/**
 * Compiles a decoder or encoder of TAESD's blocks to a graph. Weights have the names of diffusers'
 * AutoencoderTiny.
 */
final class TaesdBuilder {

  // A latent is limited to -3 to 3, smoothly.
  private static final double MAGNITUDE = 3;

  private TaesdBuilder() {}

  /** From a latent to an image from -1 to 1. */
  static Graph decoder(DecoderSpec spec) {
    GraphBuilder root = new GraphBuilder(spec.location()).as(UNetRole.ENDS);
    Node x = root.input(InputNames.SAMPLE, Input.image(DecoderBuilder.shape(spec.latent())));
    GraphBuilder graph = root.scope("decoder");
    x = limited(graph.scope("clamp"), x);
    TaesdLayers layers = new TaesdLayers();
    List<AutoencoderLevel> levels = spec.body().levels();
    int last = levels.size() - 1;
    x = layers.convolution(graph, levels.get(last).channels(), x);
    x = layers.add(graph, new Activate(levels.get(last).resnet().activation()), x);
    for (int i = last; i >= 0; i--) {
      AutoencoderLevel level = levels.get(i);
      GraphBuilder stage = graph.in(Stages.up(i), level.location());
      x = layers.blocks(stage, level, x);
      if (i > 0) {
        GraphBuilder between = stage.as(UNetRole.RESAMPLING);
        x = layers.add(between, DecoderBuilder.doubled(x), x);
        ConvKind conv = spec.body().resample();
        x = layers.resampling(between, conv, 1, levels.get(i - 1).channels(), x);
      }
    }
    x = layers.convolution(graph, spec.imageChannels(), x);
    return root.build(spec.name(), graph.add("rescale", new Affine(2, -1), x));
  }

  private static Node limited(GraphBuilder graph, Node latent) {
    Node h = graph.add("divide", new Affine(1 / MAGNITUDE, 0), latent);
    h = graph.add("tanh", new Activate(Activation.TANH), h);
    return graph.add("multiply", new Affine(MAGNITUDE, 0), h);
  }

  /** From an image from -1 to 1 to a latent. */
  static Graph encoder(EncoderSpec spec) {
    GraphBuilder root = new GraphBuilder(spec.location()).as(UNetRole.ENDS);
    Node x = root.input(InputNames.SAMPLE, Input.image(DecoderBuilder.shape(spec.image())));
    GraphBuilder graph = root.scope("encoder");
    x = graph.add("rescale", new Affine(0.5, 0.5), x);
    TaesdLayers layers = new TaesdLayers();
    List<AutoencoderLevel> levels = spec.body().levels();
    x = layers.convolution(graph, levels.get(0).channels(), x);
    for (int i = 0; i < levels.size(); i++) {
      AutoencoderLevel level = levels.get(i);
      if (i > 0) {
        AutoencoderLevel above = levels.get(i - 1);
        GraphBuilder between =
            graph.in(Stages.down(i - 1), above.location()).as(UNetRole.RESAMPLING);
        x = layers.resampling(between, spec.body().resample(), 2, level.channels(), x);
      }
      x = layers.blocks(graph.in(Stages.down(i), level.location()), level, x);
    }
    return root.build(spec.name(), layers.convolution(graph, spec.latentChannels(), x));
  }
}
