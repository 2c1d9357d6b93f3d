package io.unetlab.builders.text;

import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.Stage;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextOutput;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compiles a spec to a graph: embeddings, layers, final norm, pooled row, projection. Weights have
 * the names of transformers' CLIPTextModelWithProjection. What no output depends on is not built.
 */
public final class TextEncoderBuilder {

  private final TextEncoderSpec spec;
  private final GraphBuilder graph;
  private final Map<TextOutput, Node> states = new EnumMap<>(TextOutput.class);

  private TextEncoderBuilder(TextEncoderSpec spec) {
    this.spec = spec;
    this.graph = new GraphBuilder(spec.location()).as(TextRole.ENDS);
  }

  /** The graph of a valid spec. */
  public static Graph build(TextEncoderSpec spec) {
    return new TextEncoderBuilder(spec).build();
  }

  private Graph build() {
    Node ids =
        graph.input(InputNames.TOKENS, Input.tokens(TensorShape.of(spec.batch(), spec.tokens())));
    GraphBuilder model = graph.scope("text_model");
    Node x = layers(model.scope("encoder"), embeddings(model.scope("embeddings"), ids));
    if (spec.needsFinalNorm()) {
      x = model.add("final_layer_norm", TextLayer.norm(spec), x);
      states.put(TextOutput.OUTPUT, x);
    }
    if (spec.isPooled()) {
      pooled(model, x, ids);
    }
    return graph.build(spec.name(), outputs());
  }

  private Node embeddings(GraphBuilder scope, Node ids) {
    GraphBuilder embeddings = scope.as(TextRole.EMBEDDING);
    Node x = embeddings.add("token_embedding", new Embedding(spec.vocabulary(), spec.width()), ids);
    return embeddings.add("position_embedding", new AddPositions(spec.tokens(), spec.width()), x);
  }

  private Node layers(GraphBuilder encoder, Node embedded) {
    Node x = embedded;
    for (int i = 0; i < spec.ownLayers(); i++) {
      if (i == spec.ownLayers() - 1) {
        states.put(TextOutput.PENULTIMATE, x);
      }
      if (i < spec.liveLayers()) {
        Stage stage = new Stage("layer " + i, i);
        x = TextLayer.build(encoder.scope("layers." + i, stage, spec.location()), spec, x);
      }
    }
    return x;
  }

  private void pooled(GraphBuilder model, Node normed, Node ids) {
    Node pooled = model.add("pooled", new PickToken(spec.endOfText()), normed, ids);
    states.put(TextOutput.POOLED, pooled);
    spec.liveProjection()
        .map(width -> new Linear(spec.width(), width, false))
        .ifPresent(
            it -> states.put(TextOutput.TEXT_EMBEDS, graph.add("text_projection", it, pooled)));
  }

  private List<Output> outputs() {
    return spec.returned().stream()
        .map(it -> new Output(ChoiceType.word(it), Objects.requireNonNull(states.get(it))))
        .toList();
  }
}
