package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.model.TimeSpec;
import io.unetlab.spec.model.UNetSpec;

/**
 * The time step as a vector four times as wide as the first level, plus what else the spec embeds:
 * a guidance vector, class labels, sizes, with or without a pooled text.
 *
 * <p>Every residual block reads it through the same activation, so it is applied once, here.
 */
final class TimeEmbedding {

  private final UNetSpec spec;
  private final int batch;
  private final int channels;

  private TimeEmbedding(UNetSpec spec) {
    this.spec = spec;
    this.batch = spec.latent().batch();
    this.channels = spec.levels().get(0).channels();
  }

  /** The activated embedding: {@code batch} x the width that the blocks read. */
  static Node build(GraphBuilder root, UNetSpec spec) {
    return new TimeEmbedding(spec).build(root.as(UNetRole.EMBEDDING));
  }

  /** Without concatenated labels. */
  int width() {
    return 4 * channels;
  }

  private Node build(GraphBuilder graph) {
    Node embedding = time(graph);
    if (spec.classes().isPresent()) {
      ClassEmbedding classes = spec.classes().get();
      Node labels = ClassLabels.build(graph, batch, classes, this);
      embedding =
          classes.concat()
              ? graph.add("class_concat", new Concat(), embedding, labels)
              : graph.add("class_add", new Add(), embedding, labels);
    }
    if (spec.extra().isPresent()) {
      Node more = extra(graph, spec.extra().get());
      more = twoLayers(graph.scope("add_embedding"), more);
      embedding = graph.add("add_embeddings", new Add(), embedding, more);
    }
    return graph.add("embedding_activation", new Activate(Activation.SILU), embedding);
  }

  private Node time(GraphBuilder graph) {
    Node timestep = graph.input(InputNames.TIMESTEP, Input.time(TensorShape.of(batch)));
    Node time = sinusoids(graph, "time_proj", timestep);
    if (spec.time().condProjDim().isEmpty()) {
      return twoLayers(graph.scope("time_embedding"), time);
    }
    int width = spec.time().condProjDim().get();
    Node guidance = graph.input(InputNames.GUIDANCE, Input.condition(TensorShape.of(batch, width)));
    GraphBuilder scope = graph.scope("time_embedding");
    Node projected = scope.add("cond_proj", new Linear(width, channels, false), guidance);
    return twoLayers(scope, scope.add("add_cond", new Add(), time, projected));
  }

  /** Numbers as sinusoids as wide as the first level. */
  Node sinusoids(GraphBuilder graph, String name, Node numbers) {
    return graph.add(name, sinusoid(channels), numbers);
  }

  private Sinusoid sinusoid(int width) {
    TimeSpec time = spec.time();
    return new Sinusoid(width, time.flipSinToCos(), time.freqShift());
  }

  private Node extra(GraphBuilder graph, ExtraSpec extra) {
    if (!(extra instanceof TextTimeSpec textTime)) {
      return sizes(graph, extra);
    }
    TensorShape pooled = TensorShape.of(batch, textTime.pooledWidth());
    Node text = graph.input(InputNames.POOLED, Input.condition(pooled));
    return graph.add("text_and_sizes", new Concat(), text, sizes(graph, extra));
  }

  private Node sizes(GraphBuilder graph, ExtraSpec extra) {
    Node ids = graph.input(InputNames.TIME_IDS, Input.sizes(TensorShape.of(batch, extra.ids())));
    return graph.add("add_time_proj", sinusoid(extra.idWidth()), ids);
  }

  Node twoLayers(GraphBuilder graph, Node vector) {
    int in = Sizes.width(vector);
    Node h = graph.add("linear_1", new Linear(in, width(), true), vector);
    h = graph.add("activation", new Activate(Activation.SILU), h);
    return graph.add("linear_2", new Linear(width(), width(), true), h);
  }
}
