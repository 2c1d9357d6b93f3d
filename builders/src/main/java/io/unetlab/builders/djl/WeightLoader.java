package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Copies tensors into the engine's own memory through one buffer, in pieces that all cores read or
 * generate: a network's numbers are never all on the Java heap.
 */
final class WeightLoader implements AutoCloseable {

  private static final int PIECE = 1 << 18; // floats: 1 MiB

  private final NDManager owner;
  private final NDManager scope;
  private final ElementType type;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  WeightLoader(NDManager owner, ElementType type) {
    this.owner = owner;
    this.scope = owner.newSubManager();
    this.type = type;
  }

  /** The tensor in the loader's type, integers as int64. */
  NDArray load(Tensor tensor) {
    if (tensor.isWhole()) {
      return owner.create(tensor.wholes(), shape(tensor));
    }
    int elements = Math.toIntExact(tensor.elements());
    ByteBuffer bytes = room(Math.multiplyExact(elements, Float.BYTES));
    fill(tensor, bytes.asFloatBuffer(), elements);
    try (NDArray view = scope.create(bytes, shape(tensor), DataType.FLOAT32)) {
      NDArray copy =
          type == ElementType.FLOAT32 ? view.duplicate() : FusedKernels.get().cast(view, type);
      copy.attach(owner);
      return copy;
    }
  }

  private static Shape shape(Tensor tensor) {
    return new Shape(tensor.dims().stream().mapToLong(Long::longValue).toArray());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes);
    }
    return buffer.clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
  }

  private static void fill(Tensor tensor, FloatBuffer to, int elements) {
    int pieces = (elements + PIECE - 1) / PIECE;
    IntStream.range(0, pieces)
        .parallel()
        .forEach(
            piece -> {
              int from = piece * PIECE;
              float[] numbers = new float[Math.min(PIECE, elements - from)];
              tensor.read(from, numbers, 0, numbers.length);
              to.put(from, numbers);
            });
  }

  @Override
  public void close() {
    scope.close();
  }
}
