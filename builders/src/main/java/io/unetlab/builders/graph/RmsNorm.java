package io.unetlab.builders.graph;

import java.util.List;

/**
 * Divides each run of {@code width} numbers of the innermost dimension by its root mean square, x /
 * sqrt(mean(x^2) + epsilon), then scales each number. No mean is subtracted and nothing is added
 * ("Root Mean Square Layer Normalization", arXiv 1910.07467).
 *
 * @param width of a run: of a whole token, or of each of its heads, which then share one weight
 */
public record RmsNorm(int width, double epsilon) implements Op {

  public RmsNorm {
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
    if (!tokens.isTokens() || tokens.last() % width != 0) {
      throw ShapeException.expected("tokens whose width is a multiple of " + width, tokens);
    }
    return tokens;
  }

  @Override
  public List<Weight> weights() {
    return List.of(new Weight("weight", TensorShape.of(width)));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
