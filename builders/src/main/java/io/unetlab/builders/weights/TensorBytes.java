package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/**
 * Writes tensors' numbers as little-endian bytes in row-major order, in pieces, so that a network
 * may be larger than the memory.
 */
public final class TensorBytes {

  private static final int PIECE = 1 << 16;

  private final ElementType type;
  private final float[] numbers = new float[PIECE];
  private final byte[] bytes;
  private long overflows;

  /**
   * @param type what the numbers are rounded to
   */
  public TensorBytes(ElementType type) {
    this.type = type;
    this.bytes = new byte[PIECE * type.bytes()];
  }

  /**
   * Writes all numbers of a tensor.
   *
   * @throws io.unetlab.spec.source.SpecException if it has no floats
   */
  public void write(Tensor tensor, WritableByteChannel to) throws IOException {
    long elements = tensor.elements();
    for (long from = 0; from < elements; from += PIECE) {
      int count = (int) Math.min(PIECE, elements - from);
      tensor.read(from, numbers, 0, count);
      ByteBuffer piece = ByteBuffer.wrap(bytes, 0, encode(count));
      while (piece.hasRemaining()) {
        to.write(piece);
      }
    }
  }

  /** Writes all numbers of a tensor of whole numbers, which are few: ids, not weights. */
  static void writeWholes(Tensor tensor, WritableByteChannel to) throws IOException {
    long[] wholes = tensor.wholes();
    ByteBuffer piece =
        ByteBuffer.allocate(Math.multiplyExact(wholes.length, Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    piece.asLongBuffer().put(wholes);
    while (piece.hasRemaining()) {
      to.write(piece);
    }
  }

  private int encode(int count) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      overflows += FloatBytes.overflows(type, numbers[i]) ? 1 : 0;
      FloatBytes.encode(type, numbers[i], bytes, at);
      at += type.bytes();
    }
    return at;
  }

  /** How many finite values have become infinite so far, because they exceed the type's range. */
  public long overflows() {
    return overflows;
  }
}
