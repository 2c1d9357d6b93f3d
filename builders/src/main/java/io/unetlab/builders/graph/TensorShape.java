package io.unetlab.builders.graph;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The dimensions of a tensor, outermost first. Images are NCHW (batch x channels x height x width),
 * tokens are batch x tokens x width, vectors batch x width.
 */
public final class TensorShape {

  /** What {@link #elements} is of a shape with more than fit 64 bits. */
  private static final long TOO_MANY = -1;

  private final long[] dims;
  private final long elements;

  private TensorShape(long[] dims) {
    if (dims.length == 0) {
      throw new IllegalArgumentException("a shape needs a dimension");
    }
    for (long dim : dims) {
      if (dim < 1) {
        throw new IllegalArgumentException("dimensions must be at least 1: " + text(dims));
      }
    }
    this.dims = dims;
    this.elements = product(dims);
  }

  private static long product(long[] dims) {
    long product = 1;
    for (long dim : dims) {
      if (Math.multiplyHigh(product, dim) != 0 || product * dim < 0) {
        return TOO_MANY;
      }
      product *= dim;
    }
    return product;
  }

  public static TensorShape of(long... dims) {
    return new TensorShape(dims.clone());
  }

  /** Whether it has the four dimensions of an image. */
  public boolean isImage() {
    return dims.length == 4;
  }

  /** Whether it has the three dimensions of tokens. */
  public boolean isTokens() {
    return dims.length == 3;
  }

  public int rank() {
    return dims.length;
  }

  public long dim(int index) {
    return dims[index];
  }

  /** The innermost dimension: a vector's or a token's width. */
  public long last() {
    return dims[dims.length - 1];
  }

  /** Whether the other shape has the same dimensions, except perhaps one. */
  boolean agreesExceptIn(int index, TensorShape other) {
    return dims.length == other.dims.length
        && Arrays.equals(dims, 0, index, other.dims, 0, index)
        && Arrays.equals(dims, index + 1, dims.length, other.dims, index + 1, other.dims.length);
  }

  /** This shape with one dimension changed. */
  public TensorShape with(int index, long dim) {
    long[] changed = dims.clone();
    changed[index] = dim;
    return new TensorShape(changed);
  }

  /** This shape with its innermost dimension changed. */
  public TensorShape withLast(long dim) {
    return with(dims.length - 1, dim);
  }

  /**
   * The product of the dimensions.
   *
   * @throws ArithmeticException if it does not fit 64 bits
   */
  public long elements() {
    if (elements == TOO_MANY) {
      throw new ArithmeticException(this + " has more elements than fit 64 bits");
    }
    return elements;
  }

  public long[] toArray() {
    return dims.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorShape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** For example {@code 1x320x64x64}. */
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(long[] dims) {
    return Arrays.stream(dims).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }
}
