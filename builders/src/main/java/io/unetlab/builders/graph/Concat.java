package io.unetlab.builders.graph;

import java.util.List;

/** Joins two tensors along their channels (dimension 1), the first input first. */
public record Concat() implements Op {

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape first = inputs.get(0);
    TensorShape second = inputs.get(1);
    if (!first.agreesExceptIn(1, second)) {
      throw ShapeException.expected(
          "a shape that differs from " + first + " in its channels only", second);
    }
    return first.with(1, first.dim(1) + second.dim(1));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
