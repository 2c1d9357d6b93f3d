package io.unetlab.builders.graph;

import java.util.List;
import java.util.Objects;

/**
 * A tensor that the caller provides.
 *
 * @param type as provided, regardless of the type that the network computes in
 */
public record Input(ElementType type, Meaning meaning, TensorShape shape) implements Op {

  public Input {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(shape, "shape");
  }

  /** An image or a latent, float32. */
  public static Input image(TensorShape shape) {
    return new Input(ElementType.FLOAT32, Meaning.IMAGE, shape);
  }

  /** The ids of a text's tokens, int64. */
  public static Input tokens(TensorShape shape) {
    return new Input(ElementType.INT64, Meaning.TOKENS, shape);
  }

  /** A time step, float32. */
  public static Input time(TensorShape shape) {
    return new Input(ElementType.FLOAT32, Meaning.TIME, shape);
  }

  /** Sizes and positions, float32. */
  public static Input sizes(TensorShape shape) {
    return new Input(ElementType.FLOAT32, Meaning.SIZES, shape);
  }

  /** The conditioning, float32. */
  public static Input condition(TensorShape shape) {
    return new Input(ElementType.FLOAT32, Meaning.CONDITION, shape);
  }

  /** The declaration of one of a graph's inputs. */
  public static Input of(Node node) {
    return (Input) node.op();
  }

  @Override
  public boolean isExact() {
    return !type.isFloating() || meaning.isExact();
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return shape;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
