package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A weight of the network, which is read when it is written, a few rows at a time, and is stored
 * after the flatbuffer.
 */
public final class TfliteWeight implements TfliteData {

  private static final int PIECE = 1 << 18;

  private final ElementType type;
  private final TensorShape shape;
  private final WeightOrder order;
  private final int part;
  private final Supplier<Tensor> numbers;

  /**
   * @param shape in the file
   * @param part which piece of this size of the network's weight it is, from 0
   * @param numbers the weight as the network has it, of as many numbers or more
   */
  TfliteWeight(
      ElementType type, TensorShape shape, WeightOrder order, int part, Supplier<Tensor> numbers) {
    this.type = Objects.requireNonNull(type, "type");
    this.shape = Objects.requireNonNull(shape, "shape");
    this.order = Objects.requireNonNull(order, "order");
    this.part = part;
    this.numbers = Objects.requireNonNull(numbers, "numbers");
  }

  ElementType type() {
    return type;
  }

  /** Whether its numbers are int8, with a scale for each channel. */
  boolean isQuantized() {
    return type == ElementType.INT8;
  }

  @Override
  public long bytes() {
    return Math.multiplyExact(shape.elements(), type.bytes());
  }

  /** Reads the numbers in the file's order. */
  private interface Reader {
    /**
     * @param from index of the first number
     */
    void read(long from, float[] piece) throws IOException;
  }

  private void read(Reader reader) throws IOException {
    Tensor tensor = numbers.get();
    long row = order.row(shape);
    long step = Math.max(1, PIECE / row) * row;
    for (long from = 0; from < shape.elements(); from += step) {
      float[] piece = new float[Math.toIntExact(Math.min(step, shape.elements() - from))];
      tensor.read(part * shape.elements() + from, piece, 0, piece.length);
      reader.read(from, order.apply(piece, shape));
    }
  }

  /** Writes the numbers as floats. */
  void write(TensorBytes encoder, WritableByteChannel to) throws IOException {
    read(
        (from, piece) ->
            encoder.write(Tensor.of("piece", TensorShape.of(piece.length), piece), to));
  }

  /** The scales of the channels, of a weight in int8: the largest magnitude becomes 127. */
  ChannelScales scales() throws IOException {
    ChannelScales.Builder scales = ChannelScales.builder(shape, order.channelAxis());
    read(scales::add);
    return scales.build();
  }

  /** Writes the numbers as int8. */
  void write(ChannelScales scales, WritableByteChannel to) throws IOException {
    read(
        (from, piece) -> {
          ByteBuffer bytes = ByteBuffer.wrap(scales.rounded(from, piece));
          while (bytes.hasRemaining()) {
            to.write(bytes);
          }
        });
  }
}
