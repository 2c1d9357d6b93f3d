package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Meaning;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpReference;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation is trainable: along each gradient, the slope of the definition's loss equals the
 * gradient's length. The loss is the sum of the sines of the output's numbers. Between the forward
 * and the backward pass, garbage is collected and its memory used for something else.
 */
@Tag("slow")
class OpGradientTest {

  private static final double STEP = 1e-5;
  private static final Offset<Double> CLOSE = Offset.offset(1e-4);

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void fusedAndPlainGradientsAgree(OpZoo.Example example) throws Exception {
    Graph graph = OpZoo.graph(example);
    Map<String, double[]> given = given(graph, example);
    Map<String, double[]> plain = gradients(graph, given, KernelMode.PLAIN);
    gradients(graph, given, KernelMode.FUSED)
        .forEach((name, it) -> assertThat(it).as(name).containsExactly(plain.get(name), CLOSE));
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void gradientsAreTheDefinitionsSlopes(OpZoo.Example example) throws Exception {
    Graph graph = OpZoo.graph(example);
    Map<String, double[]> given = given(graph, example);
    gradients(graph, given, KernelMode.FUSED)
        .forEach(
            (name, gradient) -> {
              double length = Math.sqrt(dot(gradient, gradient));
              double slope =
                  (loss(graph, moved(given, name, gradient, STEP / length))
                          - loss(graph, moved(given, name, gradient, -STEP / length)))
                      / (2 * STEP);
              assertThat(length).as(name).isGreaterThan(0.01);
              assertThat(slope).as(name).isCloseTo(length, withinPercentage(0.1));
            });
  }

  private static Map<String, double[]> given(Graph graph, OpZoo.Example example) {
    Random random = new Random(11);
    int ids = example.op() instanceof Embedding table ? table.count() : 5;
    Map<String, double[]> given = new HashMap<>();
    for (Node input : graph.inputs()) {
      int count = Math.toIntExact(input.shape().elements());
      boolean whole = Input.of(input).meaning() == Meaning.TOKENS;
      given.put(
          input.name(),
          whole ? random.ints(count, 0, ids).asDoubleStream().toArray() : normal(count, random));
    }
    graph
        .weights()
        .forEach(
            it -> given.put(it.name(), normal(Math.toIntExact(it.shape().elements()), random)));
    return given;
  }

  // Floats, which both sides hold exactly.
  private static double[] normal(int count, Random random) {
    return random.doubles(count, -2, 2).map(it -> (float) it).toArray();
  }

  private static Map<String, double[]> moved(
      Map<String, double[]> given, String name, double[] direction, double step) {
    double[] numbers = given.get(name).clone();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += step * direction[i];
    }
    Map<String, double[]> moved = new HashMap<>(given);
    moved.put(name, numbers);
    return moved;
  }

  private static double loss(Graph graph, Map<String, double[]> given) {
    double sum = 0;
    for (double number : OpReference.output(graph, given)) {
      sum += Math.sin(number);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Of each weight, and of each input except ids and times, which are not trained. */
  private static Map<String, double[]> gradients(
      Graph graph, Map<String, double[]> given, KernelMode mode) throws InterruptedException {
    try (NDManager manager = PyTorch.newManager()) {
      DjlNetwork network = new DjlNetwork(graph, mode.kernels());
      List<Tensor> weights = new ArrayList<>();
      graph
          .weights()
          .forEach(it -> weights.add(Tensor.of(it.name(), it.shape(), floats(given, it.name()))));
      network.load(WeightStore.of(weights), manager);
      Map<String, NDArray> inputs = new LinkedHashMap<>();
      graph.inputs().forEach(it -> inputs.put(it.name(), array(it, given, manager)));
      Map<String, NDArray> trained = new LinkedHashMap<>();
      network.getParameters().values().forEach(it -> trained.put(it.getName(), it.getArray()));
      graph.inputs().stream()
          .filter(it -> !it.op().isExact())
          .forEach(it -> trained.put(it.name(), inputs.get(it.name())));
      trained.values().forEach(it -> it.setRequiresGradient(true));
      return backward(network, inputs, trained);
    }
  }

  private static Map<String, double[]> backward(
      DjlNetwork network, Map<String, NDArray> inputs, Map<String, NDArray> trained)
      throws InterruptedException {
    if (trained.isEmpty()) {
      return Map.of();
    }
    try (Recording recording = Recording.start();
        NDManager scope = PyTorch.newManager()) {
      NDList list = new NDList(inputs.values().toArray(NDArray[]::new));
      NDArray loss =
          network
              .forward(new ParameterStore(scope, false), list, true)
              .singletonOrThrow()
              .sin()
              .sum();
      Garbage.collect();
      recording.backward(loss);
      Map<String, double[]> gradients = new LinkedHashMap<>();
      trained.forEach((name, array) -> gradients.put(name, doubles(array.getGradient())));
      return gradients;
    }
  }

  private static NDArray array(Node input, Map<String, double[]> given, NDManager manager) {
    TensorShape shape = input.shape();
    NDArray array = manager.create(floats(given, input.name()), new Shape(shape.toArray()));
    return input.op().type().isFloating()
        ? array
        : array.toType(ai.djl.ndarray.types.DataType.INT64, false);
  }

  private static float[] floats(Map<String, double[]> given, String name) {
    double[] numbers = given.get(name);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] doubles(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] numbers = new double[floats.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = floats[i];
    }
    return numbers;
  }
}
