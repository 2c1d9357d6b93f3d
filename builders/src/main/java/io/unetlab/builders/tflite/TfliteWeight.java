package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.TensorBytes;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A weight of the network, which is read when it is written, a few rows at a time, and lies behind
 * the flatbuffer.
 */
public final class TfliteWeight implements TfliteData {

  private static final int PIECE = 1 << 18;

  private final ElementType type;
  private final TensorShape shape;
  private final WeightOrder order;
  private final Supplier<Tensor> numbers;

  /**
   * @param shape in the file
   * @param numbers the weight as the network has it, or with more rows at its end
   */
  TfliteWeight(ElementType type, TensorShape shape, WeightOrder order, Supplier<Tensor> numbers) {
    this.type = Objects.requireNonNull(type, "type");
    this.shape = Objects.requireNonNull(shape, "shape");
    this.order = Objects.requireNonNull(order, "order");
    this.numbers = Objects.requireNonNull(numbers, "numbers");
  }

  ElementType type() {
    return type;
  }

  @Override
  public long bytes() {
    return Math.multiplyExact(shape.elements(), type.bytes());
  }

  void write(TensorBytes encoder, WritableByteChannel to) throws IOException {
    Tensor tensor = numbers.get();
    long row = order.row(shape);
    long step = Math.max(1, PIECE / row) * row;
    for (long from = 0; from < shape.elements(); from += step) {
      float[] piece = new float[Math.toIntExact(Math.min(step, shape.elements() - from))];
      tensor.read(from, piece, 0, piece.length);
      float[] ordered = order.apply(piece, shape);
      encoder.write(Tensor.of(tensor.name(), TensorShape.of(ordered.length), ordered), to);
    }
  }
}
