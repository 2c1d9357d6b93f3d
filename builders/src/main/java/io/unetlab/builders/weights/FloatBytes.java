package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How numbers are stored in bytes, little-endian: floats in 8 to 64 bits, integers in 32 or 64. All
 * are held as float32, which represents every float of 8 or 16 bits and every integer up to 2^24
 * exactly; a float64 is rounded to it.
 */
public final class FloatBytes {

  /** The types that weights are read in. */
  static final Set<ElementType> READABLE =
      Collections.unmodifiableSet(
          EnumSet.of(
              ElementType.FLOAT64,
              ElementType.FLOAT32,
              ElementType.FLOAT16,
              ElementType.BFLOAT16,
              ElementType.FLOAT8_E4M3,
              ElementType.FLOAT8_E5M2));

  /** The types that weights are written in. */
  public static final List<ElementType> TYPES =
      List.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.BFLOAT16);

  private FloatBytes() {}

  /** The element that starts at a byte offset. */
  static float decode(ElementType type, byte[] from, int at) {
    return switch (type) {
      case FLOAT64 -> (float) Double.longBitsToDouble(whole(from, at, 8));
      case FLOAT32 -> Float.intBitsToFloat(low(from, at) | low(from, at + 2) << 16);
      case FLOAT16 -> HalfFloats.fromFloat16(low(from, at));
      case BFLOAT16 -> HalfFloats.fromBfloat16(low(from, at));
      case FLOAT8_E4M3 -> SmallFloats.fromE4m3(from[at] & 0xFF);
      case FLOAT8_E5M2 -> SmallFloats.fromE5m2(from[at] & 0xFF);
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
