package io.unetlab.builders.graph;

import java.util.List;

/**
 * Repeats each pixel in both directions: nearest-neighbour upsampling.
 *
 * @param factor by which height and width grow
 */
public record Upsample(int factor) implements Op {

  public Upsample {
    OpArguments.positive("factor", factor);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape image = inputs.get(0);
    if (!image.isImage()) {
      throw ShapeException.expected("an image", image);
    }
    return TensorShape.of(
        image.dim(0),
        image.dim(1),
        Math.multiplyExact(image.dim(2), factor),
        Math.multiplyExact(image.dim(3), factor));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
