package io.unetlab.builders.graph;

import java.util.List;
import java.util.Objects;

/**
 * One of several equal parts of the innermost dimension.
 *
 * @param index of the part, from 0
 * @param parts their number
 */
public record Chunk(int index, int parts) implements Op {

  public Chunk {
    OpArguments.positive("parts", parts);
    Objects.checkIndex(index, parts);
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = inputs.get(0);
    if (input.last() % parts != 0) {
      throw ShapeException.expected("an innermost dimension that " + parts + " divides", input);
    }
    return input.withLast(input.last() / parts);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
