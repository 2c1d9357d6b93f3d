package io.unetlab.builders.graph;

import java.util.List;
import java.util.OptionalInt;

/**
 * Nearest-neighbour upsampling to a size: output pixel i reads input pixel floor(i * in / out), in
 * each direction.
 *
 * @param height of the result
 * @param width of the result
 */
public record Upsample(int height, int width) implements Op {

  public Upsample {
    OpArguments.positive("height", height);
    OpArguments.positive("width", width);
  }

  /** Enlarges to the size of another image. */
  public static Upsample like(TensorShape image) {
    return new Upsample(Math.toIntExact(image.dim(2)), Math.toIntExact(image.dim(3)));
  }

  /** The factor by which both sides of this image grow; empty if there is no whole one. */
  public OptionalInt factor(TensorShape image) {
    long factor = height / image.dim(2);
    boolean whole = factor * image.dim(2) == height && factor * image.dim(3) == width;
    return whole ? OptionalInt.of(Math.toIntExact(factor)) : OptionalInt.empty();
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape image = inputs.get(0);
    if (!image.isImage() || image.dim(2) > height || image.dim(3) > width) {
      throw ShapeException.expected("an image of at most " + height + " x " + width, image);
    }
    return TensorShape.of(image.dim(0), image.dim(1), height, width);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
