package io.unetlab.builders.graph;

import java.util.List;

/** Maps each element x to {@code scale * x + shift}, constants of the network. */
public record Affine(double scale, double shift) implements Op {

  public Affine {
    OpArguments.finite("scale", scale);
    OpArguments.finite("shift", shift);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return inputs.get(0);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
