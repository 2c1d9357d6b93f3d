package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * The kernels as DJL's array operations: slower, with all attention scores in memory, and in
 * float32 only.
 */
public final class PlainKernels implements Kernels {

  @Override
  public NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    return convolve(image, op, op.padBefore(), weight, bias);
  }

  static NDArray convolve(
      NDArray image, Conv2d op, long pad, NDArray weight, @Nullable NDArray bias) {
    return ai.djl.nn.convolutional.Conv2d.conv2d(
            image,
            weight,
            bias,
            new Shape(op.stride(), op.stride()),
            new Shape(pad, pad),
            new Shape(1, 1),
            op.groups())
        .singletonOrThrow();
  }

  @Override
  public NDArray padded(NDArray image, int after) {
    Shape shape = image.getShape();
    NDManager manager = image.getManager();
    NDArray right = manager.zeros(new Shape(shape.get(0), shape.get(1), shape.get(2), after));
    NDArray bottom =
        manager.zeros(new Shape(shape.get(0), shape.get(1), after, shape.get(3) + after));
    return image.concat(right, 3).concat(bottom, 2);
  }

  @Override
  public NDArray packed(NDArray weight, Conv2d op, TensorShape image) {
    return weight;
  }

  @Override
  public NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias) {
    Shape shape = image.getShape();
    int[] group = {2};
    NDArray groups = image.reshape(shape.get(0), op.groups(), -1);
    NDArray centred = groups.sub(groups.mean(group, true));
    NDArray variance = centred.square().mean(group, true);
    NDArray normal = centred.div(variance.add(op.epsilon()).sqrt()).reshape(shape);
    // Views of weights belong to the weights' manager, which outlives every run.
    try (NDArray scale = weight.reshape(1, -1, 1, 1);
        NDArray shift = bias.reshape(1, -1, 1, 1)) {
      return normal.mul(scale).add(shift);
    }
  }

  @Override
  public NDArray packedForDoubled(NDArray weight, Conv2d op, TensorShape small) {
    return weight;
  }

  @Override
  public NDArray activate(NDArray x, io.unetlab.spec.model.Activation function, boolean overwrite) {
    return switch (function) {
      case SILU -> x.mul(Activation.sigmoid(x));
      case GELU -> Activation.gelu(x);
      case RELU -> Activation.relu(x);
      case QUICK_GELU -> x.mul(Activation.sigmoid(x.mul(Constant.of(x.getManager(), 1.702))));
      case TANH -> Activation.tanh(x);
    };
  }

  // Repeats each pixel along its row, then each row.
  @Override
  public NDArray enlarged(NDArray image, int factor) {
    Shape shape = image.getShape();
    return image
        .reshape(shape.get(0), shape.get(1), shape.get(2), 1, shape.get(3), 1)
        .broadcast(
            new Shape(shape.get(0), shape.get(1), shape.get(2), factor, shape.get(3), factor))
        .reshape(shape.get(0), shape.get(1), shape.get(2) * factor, shape.get(3) * factor);
  }

  @Override
  public NDArray add(NDArray first, NDArray second, boolean overwrite) {
    return first.add(second);
  }

  @Override
  public NDArray rmsNorm(NDArray tokens, RmsNorm op, NDArray weight) {
    Shape shape = tokens.getShape();
    NDArray runs = tokens.reshape(shape.get(0), shape.get(1), -1, op.width());
    NDArray mean = runs.square().mean(new int[] {3}, true);
    NDArray normal = runs.div(mean.add(op.epsilon()).sqrt());
    return normal.mul(weight).reshape(shape);
  }

  @Override
  public NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op) {
    return PlainAttention.run(queries, keys, values, op);
  }

  @Override
  public Kernels recording() {
    return this;
  }

  @Override
  public String toString() {
    return "plain";
  }
}
