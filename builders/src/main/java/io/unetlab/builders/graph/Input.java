package io.unetlab.builders.graph;

import java.util.List;
import java.util.Objects;

/** A tensor that is given from outside. */
public record Input(TensorShape shape) implements Op {

  public Input {
    Objects.requireNonNull(shape, "shape");
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return shape;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
