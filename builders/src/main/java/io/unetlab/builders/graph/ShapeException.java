package io.unetlab.builders.graph;

/** Shapes do not fit an operation; {@link GraphBuilder} adds the node. */
public final class ShapeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ShapeException(String message) {
    super(message);
  }

  static ShapeException expected(String what, TensorShape found) {
    return new ShapeException("expected " + what + ", found " + found);
  }
}
