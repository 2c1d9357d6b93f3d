package io.unetlab.builders.graph;

import java.util.List;

/**
 * Adds a learned row to each token, by its position: N x T x width, where T is at most {@code
 * tokens}.
 *
 * @param tokens rows of the table, the longest text
 */
public record AddPositions(int tokens, int width) implements Op {

  public AddPositions {
    OpArguments.positive("tokens", tokens);
    OpArguments.positive("width", width);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = inputs.get(0);
    if (!input.isTokens() || input.last() != width || input.dim(1) > tokens) {
      throw ShapeException.expected("at most " + tokens + " tokens of width " + width, input);
    }
    return input;
  }

  @Override
  public List<Weight> weights() {
    return List.of(new Weight("weight", TensorShape.of(tokens, width)));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
