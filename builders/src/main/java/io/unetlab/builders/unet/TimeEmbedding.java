package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.TextTimeSpec;
import java.util.Optional;

/**
 * The time step as a vector four times as wide as the first level, plus Stable Diffusion XL's
 * text-and-size embedding if the spec has one.
 *
 * <p>Every residual block reads it through the same activation, so it is applied once, here.
 */
final class TimeEmbedding {

  private TimeEmbedding() {}

  /** The activated embedding, {@code batch} x 4 {@code channels}. */
  static Node build(GraphBuilder root, int batch, int channels, Optional<TextTimeSpec> extra) {
    GraphBuilder graph = root.as(UNetRole.EMBEDDING);
    int width = 4 * channels;
    Node timestep = graph.input("timestep", Input.time(TensorShape.of(batch)));
    Node time = graph.add("time_proj", new Sinusoid(channels), timestep);
    Node embedding = twoLayers(graph.scope("time_embedding"), width, time);
    if (extra.isPresent()) {
      Node more = textAndSizes(graph, batch, extra.get());
      more = twoLayers(graph.scope("add_embedding"), width, more);
      embedding = graph.add("add_embeddings", new Add(), embedding, more);
    }
    return graph.add("embedding_activation", new Activate(Activation.SILU), embedding);
  }

  private static Node textAndSizes(GraphBuilder graph, int batch, TextTimeSpec extra) {
    Node text =
        graph.input("text_embeds", Input.condition(TensorShape.of(batch, extra.pooledWidth())));
    Node ids = graph.input("time_ids", Input.sizes(TensorShape.of(batch, extra.ids())));
    Node sizes = graph.add("add_time_proj", new Sinusoid(extra.idWidth()), ids);
    return graph.add("text_and_sizes", new Concat(), text, sizes);
  }

  private static Node twoLayers(GraphBuilder graph, int width, Node vector) {
    int in = Sizes.width(vector);
    Node h = graph.add("linear_1", new Linear(in, width, true), vector);
    h = graph.add("activation", new Activate(Activation.SILU), h);
    return graph.add("linear_2", new Linear(width, width, true), h);
  }
}
