package io.unetlab.builders.graph;

import java.util.List;

/**
 * A row of a table for each whole number: N numbers to N x width, N x T to N x T x width.
 *
 * @param count rows; numbers are from 0 to count - 1
 */
public record Embedding(int count, int width) implements Op {

  public Embedding {
    OpArguments.positive("count", count);
    OpArguments.positive("width", width);
  }

  @Override
  public boolean reads(int input, ElementType elements) {
    return elements.isWhole();
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape numbers = inputs.get(0);
    return switch (numbers.rank()) {
      case 1 -> TensorShape.of(numbers.dim(0), width);
      case 2 -> TensorShape.of(numbers.dim(0), numbers.dim(1), width);
      default -> throw ShapeException.expected("numbers, n or n x tokens", numbers);
    };
  }

  @Override
  public List<Weight> weights() {
    return List.of(new Weight("weight", TensorShape.of(count, width)));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
