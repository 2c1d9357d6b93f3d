package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.TensorShape;
import org.jspecify.annotations.Nullable;

/** The kernels as DJL's array operations: slower, with all attention scores in memory. */
public final class PlainKernels implements Kernels {

  @Override
  public NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    return convolve(image, op, weight, bias);
  }

  static NDArray convolve(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias) {
    long pad = op.padBefore();
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
  public NDArray silu(NDArray x) {
    return x.mul(Activation.sigmoid(x));
  }

  @Override
  public NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op) {
    NDArray scores =
        heads(queries, op)
            .matMul(heads(keys, op).transpose(0, 1, 3, 2))
            .div(Math.sqrt(op.headWidth()));
    long count = keys.getShape().get(1);
    NDArray weights =
        switch (op.kernel()) {
          case SOFTMAX -> scores.softmax(-1);
          case RELU -> Activation.relu(scores).div(count);
        };
    return weights.matMul(heads(values, op)).transpose(0, 2, 1, 3).reshape(queries.getShape());
  }

  // N x tokens x width to N x heads x tokens x head width.
  private static NDArray heads(NDArray tokens, Attention op) {
    Shape shape = tokens.getShape();
    return tokens
        .reshape(shape.get(0), shape.get(1), op.heads(), op.headWidth())
        .transpose(0, 2, 1, 3);
  }

  @Override
  public String toString() {
    return "plain";
  }
}
