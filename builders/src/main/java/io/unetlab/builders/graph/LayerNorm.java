package io.unetlab.builders.graph;

import java.util.List;

/** Normalises each token over its width, then scales and shifts. */
public record LayerNorm(int width, double epsilon) implements Op {

  public LayerNorm {
    OpArguments.positive("width", width);
    OpArguments.positive("epsilon", epsilon);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape tokens = inputs.get(0);
    if (!tokens.isTokens() || tokens.last() != width) {
      throw ShapeException.expected("tokens of width " + width, tokens);
    }
    return tokens;
  }

  @Override
  public List<Weight> weights() {
    TensorShape shape = TensorShape.of(width);
    return List.of(new Weight("weight", shape), new Weight("bias", shape));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
