package io.unetlab.builders.graph;

import java.util.List;

/** Tokens as an image again: N x HW x C to N x C x H x W. */
public record ToImage(long height, long width) implements Op {

  public ToImage {
    OpArguments.positive("height", height);
    OpArguments.positive("width", width);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape tokens = inputs.get(0);
    if (!tokens.isTokens() || tokens.dim(1) != Math.multiplyExact(height, width)) {
      throw ShapeException.expected(height + " x " + width + " tokens", tokens);
    }
    return TensorShape.of(tokens.dim(0), tokens.dim(2), height, width);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
