package io.unetlab.builders.graph;

import java.util.List;

/**
 * A linear layer over the innermost dimension.
 *
 * @param in width read
 * @param out width written
 * @param bias whether a bias is added
 */
public record Linear(int in, int out, boolean bias) implements Op {

  public Linear {
    OpArguments.positive("in", in);
    OpArguments.positive("out", out);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = inputs.get(0);
    if (input.last() != in) {
      throw ShapeException.expected("a width of " + in, input);
    }
    return input.withLast(out);
  }

  @Override
  public List<Weight> weights() {
    Weight weight = new Weight("weight", TensorShape.of(out, in));
    return bias ? List.of(weight, new Weight("bias", TensorShape.of(out))) : List.of(weight);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
