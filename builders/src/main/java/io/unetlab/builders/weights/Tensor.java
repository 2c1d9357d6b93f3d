package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A named tensor whose numbers are read or generated on demand. Immutable. */
public final class Tensor {

  private final String name;
  private final String origin;
  private final List<Long> dims;
  private final ElementType type;
  private final Numbers numbers;

  Tensor(String name, List<Long> dims, ElementType type, Numbers numbers) {
    this(name, name, dims, type, numbers);
  }

  private Tensor(String name, String origin, List<Long> dims, ElementType type, Numbers numbers) {
    this.name = Objects.requireNonNull(name, "name");
    this.origin = Objects.requireNonNull(origin, "origin");
    this.dims = List.copyOf(dims);
    this.type = Objects.requireNonNull(type, "type");
    this.numbers = Objects.requireNonNull(numbers, "numbers");
  }

  /** A tensor of values in memory, in row-major order. */
  public static Tensor of(String name, TensorShape shape, float... values) {
    if (values.length != shape.elements()) {
      throw new IllegalArgumentException(
          name + ": " + shape + " takes " + shape.elements() + " values, got " + values.length);
    }
    float[] own = values.clone();
    return new Tensor(
        name,
        Dims.of(shape),
        ElementType.FLOAT32,
        (from, to, at, count) -> System.arraycopy(own, Math.toIntExact(from), to, at, count));
  }

  /** A tensor of whole numbers, int64. */
  public static Tensor ofWholes(String name, TensorShape shape, long... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = FloatBytes.exact(values[i]);
    }
    return new Tensor(name, Dims.of(shape), ElementType.INT64, of(name, shape, floats).numbers);
  }

  public String name() {
    return name;
  }

  /** The name in its file, which may differ from the network's name of the weight. */
  public String origin() {
    return origin;
  }

  /** The dimensions, outermost first; none for a scalar; in a file they may be 0. */
  public List<Long> dims() {
    return dims;
  }

  /** How its elements are stored. */
  public ElementType type() {
    return type;
  }

  /** Whether its numbers can be read. */
  public boolean isFloat() {
    return FloatBytes.READABLE.contains(type);
  }

  /** Whether its numbers can be read as integers. */
  public boolean isWhole() {
    return type.isWhole();
  }

  /**
   * All its numbers as integers, in row-major order.
   *
   * @throws IllegalStateException if it has another type
   * @throws ArithmeticException if one is too large to be read
   */
  public long[] wholes() {
    if (!isWhole()) {
      throw new IllegalStateException(this + " has no whole numbers");
    }
    float[] all = new float[Math.toIntExact(elements())];
    readAny(0, all, 0, all.length);
    long[] wholes = new long[all.length];
    Arrays.setAll(wholes, i -> (long) all[i]);
    return wholes;
  }

  public long elements() {
    return Dims.elements(dims);
  }

  /**
   * All its numbers as float32 in row-major order, in a new array.
   *
   * @throws io.unetlab.spec.source.SpecException if it is not of a float type that can be read
   * @throws ArithmeticException if there are more than an array can hold
   */
  public float[] floats() {
    float[] all = new float[Math.toIntExact(elements())];
    read(0, all, 0, all.length);
    return all;
  }

  /**
   * Some of its numbers, for tensors too large to be in memory at once.
   *
   * @param from index of the first in row-major order
   * @param to the destination, from index {@code at}
   * @throws io.unetlab.spec.source.SpecException if it is not of a float type that can be read
   */
  public void read(long from, float[] to, int at, int count) {
    Objects.checkFromIndexSize(from, count, elements());
    Objects.checkFromIndexSize(at, count, to.length);
    if (!isFloat()) {
      Problems problems = new Problems();
      refuse(SourceLocation.NOWHERE, problems);
      problems.throwIfErrors();
    }
    numbers.read(from, to, at, count);
  }

  /** The same, for integers too. */
  void readAny(long from, float[] to, int at, int count) {
    numbers.read(from, to, at, count);
  }

  /** Adds the problem that its numbers are not readable. */
  void refuse(SourceLocation file, Problems problems) {
    problems.error(
        WeightCode.NOT_FLOAT, file, name, misfit("F64, F32, F16, BF16, F8_E4M3 or F8_E5M2"));
  }

  /** The message that another type was expected. */
  String misfit(String expected) {
    return fullName() + " is " + Dtypes.name(type) + "; expected " + expected;
  }

  /** The name, and the file's name for it if that differs. */
  String fullName() {
    return name.equals(origin) ? name : name + " (in the file: " + origin + ")";
  }

  /** The same numbers with other dims. */
  Tensor reshaped(List<Long> other) {
    return other.equals(dims) ? this : new Tensor(name, origin, other, type, numbers);
  }

  /** The same tensor under another name, such as the network's. */
  public Tensor renamed(String other) {
    return other.equals(name) ? this : new Tensor(other, origin, dims, type, numbers);
  }

  /** A tensor of this name and shape whose numbers are read from another source. */
  Tensor withNumbers(ElementType other, Numbers source) {
    return new Tensor(name, origin, dims, other, source);
  }

  @Override
  public String toString() {
    return name + " " + Dtypes.name(type) + " " + Dims.text(dims);
  }
}
