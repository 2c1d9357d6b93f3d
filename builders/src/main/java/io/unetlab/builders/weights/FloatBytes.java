package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.util.List;

/**
 * How a number is stored in bytes, little-endian: a float32 as it is or rounded to 16 bits, a whole
 * number in 32 or 64. Whole numbers are held as float32 too, which has each up to 2^24.
 */
public final class FloatBytes {

  /** The types that weights are read and written in. */
  public static final List<ElementType> TYPES =
      List.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.BFLOAT16);

  private FloatBytes() {}

  /** The element that begins at a byte. */
  static float decode(ElementType type, byte[] from, int at) {
    return switch (type) {
      case FLOAT32 -> Float.intBitsToFloat(low(from, at) | low(from, at + 2) << 16);
      case FLOAT16 -> HalfFloats.fromFloat16(low(from, at));
      case BFLOAT16 -> HalfFloats.fromBfloat16(low(from, at));
      case INT32 -> exact(whole(from, at, 4));
      case INT64 -> exact(whole(from, at, 8));
      default -> throw refused(type);
    };
  }

  /** Writes the nearest value that the type can hold; of two, the one whose last bit is 0. */
  public static void encode(ElementType type, float value, byte[] to, int at) {
    switch (type) {
      case FLOAT32 -> {
        int bits = Float.floatToRawIntBits(value);
        putLow(bits, to, at);
        putLow(bits >>> 16, to, at + 2);
      }
      case FLOAT16 -> putLow(HalfFloats.toFloat16(value), to, at);
      case BFLOAT16 -> putLow(HalfFloats.toBfloat16(value), to, at);
      default -> throw refused(type);
    }
  }

  /** Whether a finite value becomes infinite. */
  static boolean overflows(ElementType type, float value) {
    float size = Math.abs(value);
    return size >= end(type) && size < Float.POSITIVE_INFINITY;
  }

  // The size of the first value that is rounded to infinity.
  private static float end(ElementType type) {
    return switch (type) {
      case FLOAT32 -> Float.POSITIVE_INFINITY;
      case FLOAT16 -> 65520;
      case BFLOAT16 -> 0x1.FFp127f;
      default -> throw refused(type);
    };
  }

  private static long whole(byte[] from, int at, int bytes) {
    long value = from[at + bytes - 1];
    for (int i = bytes - 2; i >= 0; i--) {
      value = value << 8 | from[at + i] & 0xFF;
    }
    return value;
  }

  static float exact(long value) {
    if ((long) (float) value != value) {
      throw new ArithmeticException(value + " is beyond 2^24, up to which whole numbers are read");
    }
    return value;
  }

  private static IllegalArgumentException refused(ElementType type) {
    return new IllegalArgumentException("weights are not read or written in " + type.text());
  }

  private static int low(byte[] from, int at) {
    return (from[at] & 0xFF) | (from[at + 1] & 0xFF) << 8;
  }

  private static void putLow(int bits, byte[] to, int at) {
    to[at] = (byte) bits;
    to[at + 1] = (byte) (bits >>> 8);
  }
}
