package io.unetlab.builders.graph;

import java.util.List;

/**
 * The sinusoidal embedding of numbers: 1 (or 1 x n) numbers to 1 x (n * width). Frequency i of
 * width/2 is 10000^(-i/(width/2 - shift)) ("Denoising Diffusion Probabilistic Models", arXiv
 * 2006.11239, after "Attention Is All You Need", section 3.5).
 *
 * @param width of each number's embedding, even
 * @param cosinesFirst whether cosines come before sines
 * @param shift below width/2; 1 makes the last frequency 1/10000
 */
public record Sinusoid(int width, boolean cosinesFirst, int shift) implements Op {

  private static final double LONGEST = 10_000;

  public Sinusoid {
    if (width < 2 || width % 2 != 0) {
      throw new IllegalArgumentException("width must be even, is " + width);
    }
    if (shift < 0 || shift >= width / 2) {
      throw new IllegalArgumentException("shift must be below half the width, is " + shift);
    }
  }

  /** Cosines first, frequencies unshifted. */
  public Sinusoid(int width) {
    this(width, true, 0);
  }

  /** The angular frequencies, of which there are half as many as the width. */
  public float[] frequencies() {
    int half = width / 2;
    float[] frequencies = new float[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = (float) Math.pow(LONGEST, -(double) i / (half - shift));
    }
    return frequencies;
  }

  /** A time step may be an integer. */
  @Override
  public boolean reads(int input, ElementType elements) {
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
