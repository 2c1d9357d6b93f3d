package io.unetlab.builders.weights;

import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph's weights before any training, initialised like PyTorch's layers: convolutions and linear
 * layers, weight and bias, uniformly from -1/sqrt(n) to 1/sqrt(n), where n is the number of inputs
 * per output; norms scale by 1 and shift by 0. An embedding's and a position's rows are uniform
 * from -1 to 1.
 *
 * <p>A number depends only on the seed, its weight's name, its index and n: two networks have the
 * same weights in every layer that they share, whatever else differs.
 */
public final class Initializers {

  private static final float MIDDLE_STEP = 500;

  private Initializers() {}

  /** All weights, generated when they are read. */
  public static WeightStore seeded(Graph graph, long seed) {
    List<Tensor> tensors = new ArrayList<>();
    for (Node node : graph.nodes()) {
      node.weights().forEach(weight -> tensors.add(seeded(node, weight, seed)));
    }
    return WeightStore.of(tensors);
  }

  /**
   * Inputs for runs whose output does not matter: uniform numbers of variance 1, the middle one of
   * a thousand time steps, ids that the tables that they select from have.
   */
  public static WeightStore inputs(Graph graph, long seed) {
    return WeightStore.of(graph.inputs().stream().map(input -> input(graph, input, seed)).toList());
  }

  private static Tensor input(Graph graph, Node input, long seed) {
    Numbers numbers =
        switch (Input.of(input).meaning()) {
          case TIME -> constant(MIDDLE_STEP);
          case TOKENS -> ids(rows(graph, input), seed, input.name());
          case IMAGE, SIZES, CONDITION -> new UniformNumbers(seed, input.name(), Math.sqrt(3));
        };
    return new Tensor(input.name(), Dims.of(input.shape()), input.op().type(), numbers);
  }

  /** One weight of a node. */
  static Tensor seeded(Node node, Weight weight, long seed) {
    Numbers numbers =
        isNorm(node.op())
            ? constant(weight.name().endsWith(".weight") ? 1 : 0)
            : new UniformNumbers(seed, weight.name(), 1 / Math.sqrt(inputs(node.op())));
    return new Tensor(weight.name(), Dims.of(weight.shape()), ElementType.FLOAT32, numbers);
  }

  private static boolean isNorm(Op op) {
    return op instanceof GroupNorm || op instanceof LayerNorm || op instanceof RmsNorm;
  }

  // Weights of an unknown operation must not be initialised by a guess.
  private static double inputs(Op op) {
    if (op instanceof Conv2d conv) {
      return (double) conv.in() / conv.groups() * conv.kernel() * conv.kernel();
    }
    if (op instanceof Linear linear) {
      return linear.in();
    }
    if (op instanceof Embedding || op instanceof AddPositions) {
      return 1;
    }
    throw new IllegalStateException("no initialisation rule for the weights of " + op);
  }

  // Of the smallest table that the input selects from.
  private static int rows(Graph graph, Node input) {
    return graph.nodes().stream()
        .filter(node -> node.inputs().contains(input))
        .map(Node::op)
        .filter(Embedding.class::isInstance)
        .mapToInt(op -> ((Embedding) op).count())
        .min()
        .orElse(1);
  }

  /** Whole numbers from 0 to below a bound, each as likely. */
  private static Numbers ids(int bound, long seed, String name) {
    UniformNumbers uniform = new UniformNumbers(seed, name, 0.5);
    return (from, to, at, count) -> {
      uniform.read(from, to, at, count);
      for (int i = at; i < at + count; i++) {
        to[i] = Math.min(bound - 1, (int) ((to[i] + 0.5f) * bound));
      }
    };
  }

  private static Numbers constant(float value) {
    return (from, to, at, count) -> Arrays.fill(to, at, at + count, value);
  }
}
