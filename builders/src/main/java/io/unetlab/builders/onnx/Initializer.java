package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Tensor;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor in the file: a weight, or a constant of the lowering.
 *
 * @param numbers generated when they are written
 */
record Initializer(String name, ElementType type, List<Long> dims, Supplier<Tensor> numbers) {

  Initializer {
    dims = List.copyOf(dims);
  }

  long bytes() {
    return dims.stream().reduce((long) type.bytes(), Math::multiplyExact);
  }

  /** The message without the numbers. */
  Wire head() {
    Wire wire = new Wire();
    dims.forEach(dim -> wire.number(1, dim));
    return wire.number(2, OnnxCodes.code(type)).text(8, name);
  }
}
