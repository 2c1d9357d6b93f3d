package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PyTorch's kernels and those of DJL's arrays agree, and so do the latter's gradients. */
class KernelsTest {

  private static final float TOLERANCE = 1e-5f;
  private static final double STEP = 0.01;

  private interface Call {

    NDArray on(Kernels kernels, List<NDArray> inputs);
  }

  private record Example(String name, Call call, List<Shape> shapes) {

    Example(String name, Call call, long[]... shapes) {
      this(name, call, Stream.of(shapes).map(Shape::new).toList());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Example> examples() {
    return Stream.of(
        conv2d(new Conv2d(5, 3, 3, 1, 1, true), 2, 9, 7),
        conv2d(new Conv2d(4, 6, 3, 2, 1, false), 1, 8, 8),
        conv2d(new Conv2d(6, 4, 1, 1, 2, true), 1, 5, 4),
        conv2d(new Conv2d(6, 6, 3, 1, 6, true), 2, 4, 4),
        doubled(new Conv2d(5, 3, 3, 1, 1, true), 2, 4, 7),
        doubled(new Conv2d(8, 16, 3, 1, 1, false), 1, 1, 5),
        new Example(
            "enlarged", (kernels, in) -> kernels.enlarged(in.get(0), 3), new long[] {2, 3, 4, 5}),
        activation(Activation.SILU),
        activation(Activation.GELU),
        activation(Activation.RELU),
        activation(Activation.QUICK_GELU),
        activation(Activation.TANH),
        overwriting(Activation.SILU),
        overwriting(Activation.GELU),
        overwriting(Activation.RELU),
        overwriting(Activation.QUICK_GELU),
        overwriting(Activation.TANH),
        new Example(
            "add",
            (kernels, in) -> kernels.add(in.get(0), in.get(1), false),
            new long[] {2, 5},
            new long[] {2, 5}),
        new Example(
            "overwriting add",
            (kernels, in) -> kernels.add(in.get(0).mul(1), in.get(1), true),
            new long[] {2, 5},
            new long[] {2, 5}),
        groupNorm(new GroupNorm(1, 6, 1e-5), 2, 6, 5, 3),
        groupNorm(new GroupNorm(3, 6, 1e-6), 2, 6, 8, 8),
        groupNorm(new GroupNorm(8, 8, 1e-5), 1, 8, 4, 4),
        attention(AttentionKernel.SOFTMAX, 1, 6, 2, 9, 9),
        attention(AttentionKernel.SOFTMAX, 4, 5, 2, 16, 7),
        attention(AttentionKernel.SOFTMAX, 2, 8, 1, 1, 3),
        attention(AttentionKernel.RELU, 1, 6, 2, 9, 9),
        attention(AttentionKernel.RELU, 4, 5, 2, 16, 7),
        attention(AttentionKernel.RELU, 2, 8, 1, 3, 1),
        attention(AttentionKernel.LINEAR_RELU, 1, 6, 2, 9, 9),
        attention(AttentionKernel.LINEAR_RELU, 4, 5, 2, 16, 7),
        attention(AttentionKernel.LINEAR_ELU, 4, 5, 2, 16, 7),
        attention(new Attention(4, 2, 5, AttentionKernel.SOFTMAX, false, false), 2, 16, 7),
        attention(new Attention(4, 1, 5, AttentionKernel.SOFTMAX, false, false), 2, 16, 7),
        attention(new Attention(4, 2, 5, AttentionKernel.SOFTMAX, true, false), 2, 9, 9),
        attention(new Attention(3, 3, 5, AttentionKernel.SOFTMAX, true, false), 2, 9, 9),
        attention(new Attention(4, 2, 5, AttentionKernel.RELU, false, false), 2, 16, 7),
        attention(new Attention(4, 2, 5, AttentionKernel.LINEAR_RELU, false, false), 2, 16, 7),
        attention(new Attention(4, 1, 5, AttentionKernel.LINEAR_ELU, false, false), 2, 16, 7),
        rmsNorm(new RmsNorm(6, 1e-5), 2, 7, 6),
        rmsNorm(new RmsNorm(3, 1e-6), 2, 7, 6));
  }

  private static Example conv2d(Conv2d op, long batch, long height, long width) {
    long[] image = {batch, op.in(), height, width};
    Call call =
        (kernels, in) -> {
          NDArray weight = kernels.packed(in.get(1).mul(1), op, TensorShape.of(image));
          return kernels.conv2d(in.get(0), op, weight, op.bias() ? in.get(2) : null);
        };
    List<long[]> shapes = new ArrayList<>(List.of(image));
    op.weights().forEach(weight -> shapes.add(weight.shape().toArray()));
    return new Example(op.toString(), call, shapes.toArray(long[][]::new));
  }

  // One kind of kernels reads the small image, the other the large one.
  private static Example doubled(Conv2d op, long batch, long height, long width) {
    long[] image = {batch, op.in(), height, width};
    Call call =
        (kernels, in) -> {
          NDArray weight = kernels.packedForDoubled(in.get(1).mul(1), op, TensorShape.of(image));
          boolean folded = DoubledConvolution.isFolded(weight, op);
          assertThat(folded).isEqualTo(kernels instanceof FusedKernels);
          NDArray read = folded ? in.get(0) : kernels.enlarged(in.get(0), 2);
          return kernels.conv2d(read, op, weight, op.bias() ? in.get(2) : null);
        };
    List<long[]> shapes = new ArrayList<>(List.of(image));
    op.weights().forEach(weight -> shapes.add(weight.shape().toArray()));
    return new Example("doubled " + op, call, shapes.toArray(long[][]::new));
  }

  private static Example activation(Activation function) {
    Call call = (kernels, in) -> kernels.activate(in.get(0), function, false);
    return new Example(function.toString(), call, new long[] {2, 4, 7, 3});
  }

  private static Example overwriting(Activation function) {
    Call call = (kernels, in) -> kernels.activate(in.get(0).mul(1), function, true);
    return new Example("overwriting " + function, call, new long[] {2, 4, 7, 3});
  }

  private static Example groupNorm(GroupNorm op, long... image) {
    long[] channels = {op.channels()};
    Call call = (kernels, in) -> kernels.groupNorm(in.get(0), op, in.get(1), in.get(2));
    return new Example(op.toString(), call, image, channels, channels);
  }

  private static Example attention(
      AttentionKernel kernel, int heads, int width, long batch, long tokens, long keys) {
    return attention(new Attention(heads, width, kernel), batch, tokens, keys);
  }

  private static Example rmsNorm(RmsNorm op, long... tokens) {
    Call call = (kernels, in) -> kernels.rmsNorm(in.get(0), op, in.get(1));
    return new Example(op.toString(), call, tokens, new long[] {op.width()});
  }

  private static Example attention(Attention op, long batch, long tokens, long keys) {
    long[] queries = {batch, tokens, op.width()};
    long[] others = {batch, keys, op.kvWidth()};
    Call call = (kernels, in) -> kernels.attention(in.get(0), in.get(1), in.get(2), op);
    return new Example(op.toString(), call, queries, others, others);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void resultsAgree(Example example) {
    try (NDManager manager = PyTorch.newManager()) {
      List<NDArray> inputs = inputs(example, manager);
      NDArray fused = example.call().on(FusedKernels.get(), inputs);
      NDArray plain = example.call().on(new PlainKernels(), inputs);

      assertThat(fused.getShape()).isEqualTo(plain.getShape());
      assertThat(fused.sub(plain).abs().max().getFloat()).isLessThan(TOLERANCE);
      assertThat(fused.abs().max().getFloat()).isGreaterThan(0.1f);
    }
  }

  /**
   * If the engine has oneDNN, weights are packed: otherwise the comparison would silently test
   * nothing.
   */
  @Test
  void weightsArePacked() {
    assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")));
    Conv2d op = new Conv2d(2, 2, 3, 1, 1, false);
    try (NDManager manager = PyTorch.newManager()) {
      NDArray weight = manager.ones(new Shape(2, 2, 3, 3));

      NDArray packed = FusedKernels.get().packed(weight, op, TensorShape.of(1, 2, 4, 4));

      assertThat(TorchModule.isPacked(packed)).isTrue();
      assertThat(weight.isReleased()).isTrue();
    }
  }

  /** Along each plain gradient, the slope of the fused kernel's loss equals the gradient's norm. */
  @ParameterizedTest
  @MethodSource("examples")
  void plainGradientsAreTheFusedKernelsSlopes(Example example) {
    try (NDManager manager = PyTorch.newManager()) {
      List<NDArray> inputs = inputs(example, manager);
      List<NDArray> gradients = gradients(example, inputs);
      for (int i = 0; i < inputs.size(); i++) {
        double length = gradients.get(i).norm().getFloat();
        NDArray step = gradients.get(i).mul(STEP / length);
        List<NDArray> above = inputs(example, manager);
        List<NDArray> below = new ArrayList<>(above);
        above.set(i, above.get(i).add(step));
        below.set(i, below.get(i).sub(step));
        double slope =
            (loss(example.call().on(FusedKernels.get(), above))
                    - loss(example.call().on(FusedKernels.get(), below)))
                / (2 * STEP);

        assertThat(length).isGreaterThan(0.01);
        assertThat(slope).isCloseTo(length, withinPercentage(2));
      }
    }
  }

  private static List<NDArray> gradients(Example example, List<NDArray> inputs) {
    inputs.forEach(input -> input.setRequiresGradient(true));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(example.call().on(new PlainKernels(), inputs).sin().sum());
      return inputs.stream().map(input -> input.getGradient().duplicate()).toList();
    }
  }

  // In doubles, so that the difference of two sums is not just rounding error.
  private static double loss(NDArray result) {
    double sum = 0;
    for (float number : result.toFloatArray()) {
      sum += Math.sin(number);
    }
    return sum;
  }

  private static List<NDArray> inputs(Example example, NDManager manager) {
    Random random = new Random(7);
    List<NDArray> inputs = new ArrayList<>();
    for (Shape shape : example.shapes()) {
      float[] numbers = new float[Math.toIntExact(shape.size())];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) random.nextGaussian();
      }
      inputs.add(manager.create(numbers, shape));
    }
    return inputs;
  }
}
