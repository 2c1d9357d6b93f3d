package io.unetlab.builders.weights;

import io.unetlab.builders.graph.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shapes as stored in files: unlike a graph's, they may be empty (a scalar) and contain zeros. */
final class Dims {

  private Dims() {}

  static List<Long> of(TensorShape shape) {
    return Arrays.stream(shape.toArray()).boxed().toList();
  }

  /** Throws an ArithmeticException if the product does not fit 64 bits. */
  static long elements(List<Long> dims) {
    // With a zero the product is 0, however large the others are.
    return dims.contains(0L) ? 0 : dims.stream().reduce(1L, Math::multiplyExact);
  }

  /**
   * The dims of a linear layer's weight as a 1x1 convolution and vice versa: the same numbers in
   * another shape. All other dims are returned unchanged.
   */
  static List<Long> withRank(int rank, List<Long> dims) {
    if (dims.size() == 2 && rank == 4) {
      return List.of(dims.get(0), dims.get(1), 1L, 1L);
    }
    if (dims.size() == 4 && rank == 2 && dims.get(2) == 1 && dims.get(3) == 1) {
      return dims.subList(0, 2);
    }
    return dims;
  }

  static String text(List<Long> dims) {
    return dims.isEmpty()
        ? "scalar"
        : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
