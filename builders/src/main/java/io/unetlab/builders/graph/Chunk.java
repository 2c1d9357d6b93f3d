package io.unetlab.builders.graph;

import java.util.List;
import java.util.Objects;

/**
 * One of several equal parts: of an image's channels, of a token's or vector's width.
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
    int axis = axis(input);
    if (input.dim(axis) % parts != 0) {
      String dimension = input.isImage() ? "channels" : "an innermost dimension";
      throw ShapeException.expected(dimension + " that " + parts + " divides", input);
    }
    return input.with(axis, input.dim(axis) / parts);
  }

  /** The dimension that is divided, from 0. */
  public static int axis(TensorShape input) {
    return input.isImage() ? 1 : input.rank() - 1;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
