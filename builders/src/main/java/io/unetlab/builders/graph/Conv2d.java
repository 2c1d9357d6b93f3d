package io.unetlab.builders.graph;

import java.util.List;
import java.util.Objects;

/**
 * A square convolution over an image, padded or not.
 *
 * @param in channels read
 * @param out channels written
 * @param kernel side; odd where the image is padded
 * @param stride 1 keeps the resolution of a padded image, 2 halves it
 * @param groups 1, or {@code in} for a depthwise convolution
 * @param bias whether a bias is added
 */
public record Conv2d(
    int in, int out, int kernel, int stride, int groups, boolean bias, Padding padding)
    implements Op {

  public Conv2d {
    OpArguments.positive("in", in);
    OpArguments.positive("out", out);
    OpArguments.positive("stride", stride);
    OpArguments.positive("kernel", kernel);
    Objects.requireNonNull(padding, "padding");
    if (kernel % 2 == 0 && padding != Padding.NONE) {
      throw new IllegalArgumentException("kernel must be odd, is " + kernel);
    }
    if (groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "groups must divide the channels: " + groups + ", " + in + " to " + out);
    }
    if (padding == Padding.END && stride >= kernel) {
      throw new IllegalArgumentException("stride must be below the kernel, is " + stride);
    }
  }

  /** A convolution padded by half its kernel. */
  public Conv2d(int in, int out, int kernel, int stride, int groups, boolean bias) {
    this(in, out, kernel, stride, groups, bias, Padding.HALF);
  }

  /** Zeros above an image, and on its left. */
  public int padBefore() {
    return padding == Padding.HALF ? kernel / 2 : 0;
  }

  /** Zeros below an image, and on its right. */
  public int padAfter() {
    return switch (padding) {
      case HALF -> kernel / 2;
      case END -> kernel - stride;
      case NONE -> 0;
    };
  }

  /** Whether each channel is convolved separately. */
  public boolean isDepthwise() {
    return groups > 1 && groups == in && groups == out;
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape image = inputs.get(0);
    if (!image.isImage() || image.dim(1) != in) {
      throw ShapeException.expected("an image of " + in + " channels", image);
    }
    if (padding == Padding.NONE && Math.min(image.dim(2), image.dim(3)) < kernel) {
      throw ShapeException.expected("an image of at least " + kernel + " x " + kernel, image);
    }
    return TensorShape.of(image.dim(0), out, strided(image.dim(2)), strided(image.dim(3)));
  }

  @Override
  public List<Weight> weights() {
    Weight weight = new Weight("weight", TensorShape.of(out, in / groups, kernel, kernel));
    return bias ? List.of(weight, new Weight("bias", TensorShape.of(out))) : List.of(weight);
  }

  private long strided(long size) {
    return (size + padBefore() + padAfter() - kernel) / stride + 1;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
