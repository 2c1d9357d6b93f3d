package io.unetlab.builders.weights;

/**
 * The two 16-bit floats: IEEE 754 binary16 (5 bits of exponent, 10 of fraction), and bfloat16,
 * which is the upper half of a float32. Rounding is to nearest, ties to even.
 */
final class HalfFloats {

  private static final int INFINITY = 0x7F80_0000;
  private static final int QUIET = 0x0040_0000;
  // The first float32 that rounds to float16's infinity: half a step above 65504.
  private static final int TOO_LARGE = 0x477F_F000;
  // The smallest float16 with a full fraction, 2^-14.
  private static final int SMALLEST_NORMAL = 0x3880_0000;
  private static final float SUBNORMAL_STEP = 0x1p-24f;

  private HalfFloats() {}

  static float fromBfloat16(int bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  static int toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if ((bits & 0x7FFF_FFFF) > INFINITY) {
      return (bits | QUIET) >>> 16;
    }
    return (bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16;
  }

  static float fromFloat16(int bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >>> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0) {
      float size = fraction * SUBNORMAL_STEP;
      return sign == 0 ? size : -size;
    }
    int wide = exponent == 0x1F ? INFINITY : (exponent + 127 - 15) << 23;
    return Float.intBitsToFloat(sign | wide | fraction << 13);
  }

  static int toFloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int size = bits & 0x7FFF_FFFF;
    if (size > INFINITY) {
      return sign | 0x7E00 | (size >>> 13 & 0x1FF);
    }
    if (size >= TOO_LARGE) {
      return sign | 0x7C00;
    }
    if (size < SMALLEST_NORMAL) {
      // Dividing by a power of two is exact, and rint rounds ties to even; 1024 steps are 2^-14.
      return sign | (int) Math.rint(Float.intBitsToFloat(size) / (double) SUBNORMAL_STEP);
    }
    int narrow = size - ((127 - 15) << 23);
    return sign | (narrow + 0xFFF + (narrow >>> 13 & 1)) >>> 13;
  }
}
