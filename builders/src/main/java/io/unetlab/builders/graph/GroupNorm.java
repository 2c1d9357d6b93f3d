package io.unetlab.builders.graph;

import java.util.List;

/**
 * Normalises each group of channels of an image over the group, then scales and shifts each
 * channel.
 */
public record GroupNorm(int groups, int channels, double epsilon) implements Op {

  public GroupNorm {
    OpArguments.positive("channels", channels);
    OpArguments.positive("epsilon", epsilon);
    if (groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "groups must divide the channels: " + groups + ", " + channels);
    }
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape image = inputs.get(0);
    if (!image.isImage() || image.dim(1) != channels) {
      throw ShapeException.expected("an image of " + channels + " channels", image);
    }
    return image;
  }

  @Override
  public List<Weight> weights() {
    TensorShape shape = TensorShape.of(channels);
    return List.of(new Weight("weight", shape), new Weight("bias", shape));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
