package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.unet.Convolution;
import io.unetlab.builders.unet.UNetRole;
import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.BlockFamily;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.autoencoder.ImageSpec;
import io.unetlab.spec.model.ResampleSpec;
import java.util.List;

/**
 * Compiles an encoder to a graph: conv_in, down through the levels, the middle, conv_out,
 * quant_conv. Its outputs are the moments and their mean. Weights have the names of diffusers'
 * AutoencoderKL.
 */
public final class EncoderBuilder {

  private final EncoderSpec spec;

  private EncoderBuilder(EncoderSpec spec) {
    this.spec = spec;
  }

  /** The graph of a valid spec, of either family of blocks. */
  public static Graph build(EncoderSpec spec) {
    return spec.body().blocks() == BlockFamily.TAESD
        ? TaesdBuilder.encoder(spec)
        : new EncoderBuilder(spec).build();
  }

  private Graph build() {
    ImageSpec image = spec.image();
    int moments = 2 * spec.latentChannels();
    GraphBuilder root = new GraphBuilder(spec.location()).as(UNetRole.ENDS);
    Node x = root.input(InputNames.SAMPLE, Input.image(DecoderBuilder.shape(image)));
    GraphBuilder graph = root.scope("encoder");
    Body body = new Body(spec.body(), graph);
    int width = spec.body().levels().get(0).channels();
    x = graph.add("conv_in", new Conv2d(image.channels(), width, 3, 1, 1, true), x);
    x = down(graph, body, x);
    x = body.middle(x);
    x = body.end(x, moments);
    if (spec.quantConv()) {
      x = root.add("quant_conv", new Conv2d(moments, moments, 1, 1, 1, true), x);
    }
    Node mode = root.add("mode", new Chunk(0, 2), x);
    return root.build(spec.name(), List.of(new Output(Output.ONLY, x), new Output("mode", mode)));
  }

  private Node down(GraphBuilder graph, Body body, Node image) {
    Node x = image;
    List<AutoencoderLevel> levels = spec.body().levels();
    int last = levels.size() - 1;
    for (int i = 0; i <= last; i++) {
      AutoencoderLevel level = levels.get(i);
      GraphBuilder scope = graph.scope("down_blocks." + i, Stages.down(i), level.location());
      x = body.level(scope, level, x);
      if (i < last) {
        GraphBuilder half = scope.as(UNetRole.RESAMPLING).scope("downsamplers.0");
        x = Convolution.halving(half, "conv", new ResampleSpec(spec.body().resample(), 0), x);
      }
    }
    return x;
  }
}
