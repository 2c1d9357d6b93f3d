package io.unetlab.builders.graph;

import java.util.List;

/** An image as tokens, row by row: N x C x H x W to N x HW x C. */
public record ToTokens() implements Op {

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
        image.dim(0), Math.multiplyExact(image.dim(2), image.dim(3)), image.dim(1));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
