package io.unetlab.builders.graph;

import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Weights and inputs for the examples of operations, and the results that their definitions give.
 */
public final class OpNumbers {

  private OpNumbers() {}

  /** What the definition computes. */
  public static Tensor expected(Graph graph, WeightStore weights, WeightStore inputs) {
    Map<String, double[]> given = new HashMap<>();
    Stream.of(weights, inputs)
        .flatMap(store -> store.tensors().values().stream())
        .forEach(tensor -> given.put(tensor.name(), doubles(tensor)));
    double[] numbers = OpReference.output(graph, given);
    float[] rounded = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rounded[i] = (float) numbers[i];
    }
    return Tensor.of("expected", graph.output().shape(), rounded);
  }

  private static double[] doubles(Tensor tensor) {
    double[] numbers = new double[Math.toIntExact(tensor.elements())];
    float[] floats = tensor.isWhole() ? new float[0] : tensor.floats();
    long[] wholes = tensor.isWhole() ? tensor.wholes() : new long[0];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = tensor.isWhole() ? wholes[i] : floats[i];
    }
    return numbers;
  }

  // A norm's weights are initialised to 1 and 0, which would hide that one is not read.
  public static WeightStore weights(Graph graph) {
    Random random = new Random(5);
    return WeightStore.of(
        graph.weights().map(it -> normal(it.name(), it.shape(), 1, random)).toList());
  }

  public static WeightStore inputs(Graph graph, OpZoo.Example example, double scale) {
    Random random = new Random(3);
    int ids = example.op() instanceof Embedding table ? table.count() : 5;
    return WeightStore.of(
        graph.inputs().stream().map(it -> input(it, ids, scale, random)).toList());
  }

  // Few ids, so that some repeat; times up to the length of a training.
  private static Tensor input(Node node, int ids, double scale, Random random) {
    if (Input.of(node).meaning() == Meaning.TOKENS) {
      long[] numbers = random.longs(node.shape().elements(), 0, ids).toArray();
      return Tensor.ofWholes(node.name(), node.shape(), numbers);
    }
    double times = Input.of(node).meaning() == Meaning.TIME ? 500 : 1;
    return normal(node.name(), node.shape(), scale * times, random);
  }

  private static Tensor normal(String name, TensorShape shape, double scale, Random random) {
    float[] numbers = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() * scale);
    }
    return Tensor.of(name, shape, numbers);
  }
}
