package io.unetlab.builders.graph;

import java.util.List;

/**
 * A square convolution over an image, padded by half its kernel.
 *
 * @param in channels read
 * @param out channels written
 * @param kernel side, odd
 * @param stride 1 keeps the resolution, 2 halves it, rounding up
 * @param groups 1, or {@code in} for a depthwise convolution
 * @param bias whether a bias is added
 */
public record Conv2d(int in, int out, int kernel, int stride, int groups, boolean bias)
    implements Op {

  public Conv2d {
    OpArguments.positive("in", in);
    OpArguments.positive("out", out);
    OpArguments.positive("stride", stride);
    if (kernel < 1 || kernel % 2 == 0) {
      throw new IllegalArgumentException("kernel must be odd, is " + kernel);
    }
    if (groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "groups must divide the channels: " + groups + ", " + in + " to " + out);
    }
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
    return TensorShape.of(image.dim(0), out, strided(image.dim(2)), strided(image.dim(3)));
  }

  @Override
  public List<Weight> weights() {
    Weight weight = new Weight("weight", TensorShape.of(out, in / groups, kernel, kernel));
    return bias ? List.of(weight, new Weight("bias", TensorShape.of(out))) : List.of(weight);
  }

  // With half a kernel of padding on each side: ceil(size / stride).
  private long strided(long size) {
    return (size + stride - 1) / stride;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
