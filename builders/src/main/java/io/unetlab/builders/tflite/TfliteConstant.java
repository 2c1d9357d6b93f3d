package io.unetlab.builders.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A small constant, which is written into the flatbuffer: a shape, an axis, a factor, a mask. */
public final class TfliteConstant implements TfliteData {

  private final byte[] contents;

  private TfliteConstant(byte[] contents) {
    this.contents = contents;
  }

  static TfliteConstant of(int... numbers) {
    ByteBuffer bytes = allocate(numbers.length);
    bytes.asIntBuffer().put(numbers);
    return new TfliteConstant(bytes.array());
  }

  static TfliteConstant of(float... numbers) {
    ByteBuffer bytes = allocate(numbers.length);
    bytes.asFloatBuffer().put(numbers);
    return new TfliteConstant(bytes.array());
  }

  static TfliteConstant zeros(int bytes) {
    return new TfliteConstant(new byte[bytes]);
  }

  private static ByteBuffer allocate(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(numbers, Integer.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long bytes() {
    return contents.length;
  }

  /** The contents, little-endian. */
  byte[] contents() {
    return contents;
  }
}
