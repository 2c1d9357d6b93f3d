package io.unetlab.builders.graph;

import io.unetlab.spec.model.Activation;
import java.util.List;
import java.util.Objects;

/** Applies an activation function to each element. */
public record Activate(Activation function) implements Op {

  public Activate {
    Objects.requireNonNull(function, "function");
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
