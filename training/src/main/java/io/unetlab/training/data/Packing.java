package io.unetlab.training.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the numbers of examples are stored. */
enum Packing {
  /** Pixels of 8 bits, from -1 to 1. */
  BYTES(1) {
    @Override
    void write(float[] numbers, ByteBuffer to) {
      for (float number : numbers) {
        to.put((byte) Math.round((number + 1) * HALF));
      }
    }

    @Override
    void read(ByteBuffer from, float[] numbers) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (from.get() & 0xFF) / HALF - 1;
      }
    }
  },
  /** Any numbers, in 32 bits. */
  FLOATS(Float.BYTES) {
    @Override
    void write(float[] numbers, ByteBuffer to) {
      to.asFloatBuffer().put(numbers);
    }

    @Override
    void read(ByteBuffer from, float[] numbers) {
      from.asFloatBuffer().get(numbers);
    }
  };

  private static final float HALF = 127.5f;

  private final int bytes;

  Packing(int bytes) {
    this.bytes = bytes;
  }

  abstract void write(float[] numbers, ByteBuffer to);

  abstract void read(ByteBuffer from, float[] numbers);

  /** Room for so many numbers. */
  ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(numbers, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
