package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Stage;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.UNetSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Compiles a spec to a graph: conv_in, down through the levels, the middle, up through the levels,
 * conv_out. Weights have the names of diffusers' UNet2DConditionModel.
 */
public final class UNetBuilder {

  private static final String TEXT = "encoder_hid_proj";
  private static final double TEXT_EPSILON = 1e-5;

  private final UNetSpec spec;
  private final GraphBuilder graph;

  private UNetBuilder(UNetSpec spec) {
    this.spec = spec;
    this.graph = new GraphBuilder(spec.location()).as(UNetRole.ENDS);
  }

  /** The graph of a valid spec. */
  public static Graph build(UNetSpec spec) {
    return new UNetBuilder(spec).build();
  }

  private Graph build() {
    LatentSpec latent = spec.latent();
    int batch = latent.batch();
    int width = spec.levels().get(0).channels();
    Node sample =
        graph.input(
            InputNames.SAMPLE,
            Input.image(
                TensorShape.of(batch, latent.inChannels(), latent.height(), latent.width())));
    Node embedding = TimeEmbedding.build(graph, spec);
    Context context = new Context(spec.norm(), embedding, text());
    Node x = graph.add("conv_in", new Conv2d(latent.inChannels(), width, 3, 1, 1, true), sample);
    List<Deque<Node>> skips = new ArrayList<>();
    x = down(x, context, skips);
    x = middle(x, context);
    x = up(x, context, skips);
    x = graph.add("conv_norm_out", new GroupNorm(spec.groups(), width, spec.norm().eps()), x);
    x = graph.add("conv_act", new Activate(Activation.SILU), x);
    x = graph.add("conv_out", new Conv2d(width, latent.channels(), 3, 1, 1, true), x);
    return graph.build(spec.name(), x);
  }

  private Optional<Node> text() {
    Optional<TextSpec> read = spec.attendsToText() ? spec.text() : Optional.empty();
    return read.map(this::text);
  }

  private Node text(TextSpec text) {
    TensorShape shape = TensorShape.of(spec.latent().batch(), text.tokens(), text.inputWidth());
    Node states = graph.input(InputNames.STATES, Input.condition(shape));
    return text.encoderHidDim().isEmpty() ? states : projected(text, states);
  }

  private Node projected(TextSpec text, Node states) {
    GraphBuilder embedding = graph.as(UNetRole.EMBEDDING);
    Linear linear = new Linear(text.inputWidth(), text.width(), true);
    if (text.projection() == TextProjection.TEXT_PROJ) {
      return embedding.add(TEXT, linear, states);
    }
    GraphBuilder scope = embedding.scope(TEXT);
    return scope.add("1", new RmsNorm(text.width(), TEXT_EPSILON), scope.add("0", linear, states));
  }

  private Node down(Node image, Context context, List<Deque<Node>> skips) {
    Node x = image;
    int last = spec.levels().size() - 1;
    for (int i = 0; i <= last; i++) {
      LevelSpec level = spec.levels().get(i);
      GraphBuilder scope = scope("down_blocks." + i, down(i), level.down());
      Deque<Node> left = new ArrayDeque<>();
      x = Down.build(scope, level.down(), level.channels(), context, x, left);
      skips.add(left);
      if (i < last) {
        x = Down.halve(scope, spec.resample(), x);
      }
    }
    return x;
  }

  private Node middle(Node image, Context context) {
    return spec.middle()
        .map(
            block ->
                Middle.build(scope("mid_block", LevelStages.MIDDLE, block), block, context, image))
        .orElse(image);
  }

  private Node up(Node image, Context context, List<Deque<Node>> skips) {
    Node x = image;
    int last = spec.levels().size() - 1;
    for (int i = last; i >= 0; i--) {
      LevelSpec level = spec.levels().get(i);
      GraphBuilder scope = scope("up_blocks." + (last - i), up(i), level.up());
      x = Up.build(scope, level.up(), level.channels(), context, x, skips.get(i));
      if (i > 0) {
        x = Up.enlarge(scope, spec.resample().conv(), x, skips.get(i - 1).element());
      }
    }
    return x;
  }

  private static Stage down(int level) {
    return LevelStages.down("level " + level + " down", level);
  }

  private static Stage up(int level) {
    return LevelStages.up("level " + level + " up", level);
  }

  private GraphBuilder scope(String name, Stage stage, BlockSpec block) {
    return graph.scope(name, stage, block.location());
  }
}
