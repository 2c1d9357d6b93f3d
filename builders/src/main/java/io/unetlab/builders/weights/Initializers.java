package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph's weights before any training, as PyTorch's layers begin: convolutions and linear layers,
 * weight and bias, evenly from -1/sqrt(n) to 1/sqrt(n), where n is the number of inputs that an
 * output reads; norms scale by 1 and shift by 0.
 *
 * <p>A number depends on the seed, on its weight's name, on its index and on that n alone: two
 * networks share the weights of every layer that they share, whatever else differs.
 */
public final class Initializers {

  private static final float MIDDLE_STEP = 500;

  private Initializers() {}

  /** All weights, made when they are read. */
  public static WeightStore seeded(Graph graph, long seed) {
    List<Tensor> tensors = new ArrayList<>();
    for (Node node : graph.nodes()) {
      node.weights().forEach(weight -> tensors.add(seeded(node, weight, seed)));
    }
    return WeightStore.of(tensors);
  }

  /**
   * Inputs to run a network with when its output does not matter: even numbers of variance 1, the
   * middle one of a thousand time steps, tokens' ids counted from 0.
   */
  public static WeightStore inputs(Graph graph, long seed) {
    return WeightStore.of(graph.inputs().stream().map(input -> input(input, seed)).toList());
  }

  private static Tensor input(Node input, long seed) {
    Numbers numbers =
        switch (Input.of(input).meaning()) {
          case TIME -> constant(MIDDLE_STEP);
          case TOKENS -> Initializers::count;
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
    return op instanceof GroupNorm || op instanceof LayerNorm;
  }

  // An operation with weights of which this knows nothing must not begin with a guess.
  private static double inputs(Op op) {
    if (op instanceof Conv2d conv) {
      return (double) conv.in() / conv.groups() * conv.kernel() * conv.kernel();
    }
    if (op instanceof Linear linear) {
      return linear.in();
    }
    throw new IllegalStateException("no rule how the weights of " + op + " begin");
  }

  // From 0, so that every vocabulary has them.
  private static void count(long from, float[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] = from + i;
    }
  }

  private static Numbers constant(float value) {
    return (from, to, at, count) -> Arrays.fill(to, at, at + count, value);
  }
}
