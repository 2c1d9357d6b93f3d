package io.unetlab.builders.generate;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.pipeline.Guidance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of a UNet in a step: the latent, the timestep, and what it reads of the rest. */
final class UNetInputs {

  /** Inputs that a pipeline can provide. */
  static final List<String> KNOWN =
      List.of(
          InputNames.SAMPLE,
          InputNames.TIMESTEP,
          InputNames.STATES,
          InputNames.POOLED,
          InputNames.TIME_IDS,
          InputNames.GUIDANCE);

  private static final int XL_IDS = 6;

  private final Graph graph;
  private final List<Tensor> always = new ArrayList<>();

  UNetInputs(Graph graph, Guidance guidance, TensorShape image) {
    this.graph = graph;
    find(graph, InputNames.TIME_IDS).ifPresent(node -> always.add(sizes(node, image)));
    find(graph, InputNames.GUIDANCE)
        .ifPresent(node -> always.add(guidance(node, guidance.scale().orElse(1.0))));
  }

  static Optional<Node> find(Graph graph, String input) {
    return graph.inputs().stream().filter(it -> it.name().equals(input)).findFirst();
  }

  /** How many sizes are read, if they are not the six of Stable Diffusion XL. */
  static Optional<Long> unknownSizes(Graph graph) {
    return find(graph, InputNames.TIME_IDS).map(it -> it.shape().dim(1)).filter(it -> it != XL_IDS);
  }

  /** The shape of the latent. */
  static TensorShape latent(Graph graph) {
    return find(graph, InputNames.SAMPLE).orElseThrow().shape();
  }

  WeightStore at(double timestep, double[] latent, Optional<Condition> condition) {
    List<Tensor> inputs = new ArrayList<>(always);
    inputs.add(Latents.tensor(InputNames.SAMPLE, latent(graph), latent));
    inputs.add(Tensor.of(InputNames.TIMESTEP, TensorShape.of(1), (float) timestep));
    condition.ifPresent(
        it -> {
          it.states().ifPresent(states -> inputs.add(states.renamed(InputNames.STATES)));
          it.pooled().ifPresent(pooled -> inputs.add(pooled.renamed(InputNames.POOLED)));
        });
    return WeightStore.of(inputs);
  }

  // The size before cropping, the corner of the crop, and the size: Podell et al., arXiv
  // 2307.01952, section 2.2.
  private static Tensor sizes(Node node, TensorShape image) {
    float height = image.dim(2);
    float width = image.dim(3);
    return Tensor.of(InputNames.TIME_IDS, node.shape(), height, width, 0, 0, height, width);
  }

  /**
   * The sinusoids of guidance - 1 times 1000, sines first: Luo et al., arXiv 2310.04378, section
   * 4.2, as diffusers computes them.
   */
  private static Tensor guidance(Node node, double scale) {
    int width = Math.toIntExact(node.shape().dim(1));
    int half = width / 2;
    float[] embedding = new float[width];
    for (int i = 0; i < half; i++) {
      double frequency = Math.exp(-Math.log(10_000) * i / (half - 1));
      embedding[i] = (float) Math.sin((scale - 1) * 1000 * frequency);
      embedding[half + i] = (float) Math.cos((scale - 1) * 1000 * frequency);
    }
    return Tensor.of(InputNames.GUIDANCE, node.shape(), embedding);
  }
}
