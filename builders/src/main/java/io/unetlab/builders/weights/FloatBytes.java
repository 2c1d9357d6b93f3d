package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.util.List;

/**
 * How numbers are stored in bytes, little-endian: a float32 unchanged or rounded to 16 bits, an
 * integer in 32 or 64. Integers are held as float32 too, which represents each exactly up to 2^24.
 */
public final class FloatBytes {

  /** The types that weights are read and written in. */
  public static final List<ElementType> TYPES =
      List.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.BFLOAT16);

  private FloatBytes() {}

  /** The element that starts at a byte offset. */
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

  /** Writes the nearest value of the type; ties go to the value whose last bit is 0. */
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

  // The magnitude of the first value that is rounded to infinity.
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
      throw new ArithmeticException(
          value + " exceeds 2^24, the largest whole number that can be read");
    }
    return value;
  }

  private static IllegalArgumentException refused(ElementType type) {
    return new IllegalArgumentException("weights cannot be read or written in " + type.text());
  }

  private static int low(byte[] from, int at) {
    return (from[at] & 0xFF) | (from[at + 1] & 0xFF) << 8;
  }

  private static void putLow(int bits, byte[] to, int at) {
    to[at] = (byte) bits;
    to[at + 1] = (byte) (bits >>> 8);
  }
}
