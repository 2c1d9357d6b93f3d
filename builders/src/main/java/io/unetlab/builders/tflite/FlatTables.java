package io.unetlab.builders.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;

/** The pieces of a flatbuffer: vectors of numbers, of bytes and of tables. */
final class FlatTables {

  /** Of constants, as the schema demands. */
  private static final int ALIGNMENT = 16;

  private final FlatBufferBuilder builder;

  FlatTables(FlatBufferBuilder builder) {
    this.builder = builder;
  }

  FlatBufferBuilder builder() {
    return builder;
  }

  int text(String text) {
    return builder.createString(text);
  }

  int tables(List<Integer> offsets) {
    return builder.createVectorOfTables(offsets.stream().mapToInt(it -> it).toArray());
  }

  int bytes(byte[] contents) {
    builder.startVector(1, contents.length, ALIGNMENT);
    for (int i = contents.length - 1; i >= 0; i--) {
      builder.addByte(contents[i]);
    }
    return builder.endVector();
  }

  int wholes(int... numbers) {
    builder.startVector(Integer.BYTES, numbers.length, Integer.BYTES);
    for (int i = numbers.length - 1; i >= 0; i--) {
      builder.addInt(numbers[i]);
    }
    return builder.endVector();
  }

  int floats(float... numbers) {
    builder.startVector(Float.BYTES, numbers.length, Float.BYTES);
    for (int i = numbers.length - 1; i >= 0; i--) {
      builder.addFloat(numbers[i]);
    }
    return builder.endVector();
  }

  /** Zeros of 64 bits. */
  int zeros(int count) {
    builder.startVector(Long.BYTES, count, Long.BYTES);
    for (int i = 0; i < count; i++) {
      builder.addLong(0);
    }
    return builder.endVector();
  }
}
