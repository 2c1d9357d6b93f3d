package io.unetlab.builders.graph;

import java.util.List;

/** Adds a vector to an image: N x C x H x W plus N x C, the same at every pixel. */
public record AddPerChannel() implements Op {

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape image = inputs.get(0);
    TensorShape vector = inputs.get(1);
    if (!image.isImage()) {
      throw ShapeException.expected("an image", image);
    }
    TensorShape fitting = TensorShape.of(image.dim(0), image.dim(1));
    if (!vector.equals(fitting)) {
      throw ShapeException.expected("the vector " + fitting, vector);
    }
    return image;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
