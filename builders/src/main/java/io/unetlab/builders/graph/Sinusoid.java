package io.unetlab.builders.graph;

import java.util.List;

/**
 * The sinusoidal embedding of numbers, cosines first: 1 (or 1 x n) numbers to 1 x (n * width).
 * Frequency i of width/2 is 10000^(-2i/width) ("Denoising Diffusion Probabilistic Models", arXiv
 * 2006.11239, after "Attention Is All You Need", section 3.5).
 *
 * @param width of each number's embedding, even
 */
public record Sinusoid(int width) implements Op {

  public Sinusoid {
    if (width < 2 || width % 2 != 0) {
      throw new IllegalArgumentException("width must be even, is " + width);
    }
  }

  /** A time step may be an integer. */
  @Override
  public boolean reads(ElementType elements) {
    return elements.isFloating() || elements.isWhole();
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape numbers = inputs.get(0);
    if (numbers.rank() > 2) {
      throw ShapeException.expected("numbers, 1 or 1 x n", numbers);
    }
    long each = numbers.rank() == 2 ? numbers.dim(1) : 1;
    return TensorShape.of(numbers.dim(0), Math.multiplyExact(each, width));
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
