package io.unetlab.builders.graph;

import java.util.List;

/** Adds two tensors of the same shape. */
public record Add() implements Op {

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape first = inputs.get(0);
    if (!first.equals(inputs.get(1))) {
      throw ShapeException.expected("the shape " + first, inputs.get(1));
    }
    return first;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
