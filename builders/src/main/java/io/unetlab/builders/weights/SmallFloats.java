package io.unetlab.builders.weights;

/**
 * The two 8-bit floats: E4M3FN (4 bits of exponent with bias 7, 3 of fraction, no infinity, one
 * NaN) and E5M2 (the upper half of a float16). Formats: "FP8 Formats for Deep Learning", arXiv
 * 2209.05433.
 */
final class SmallFloats {

  private static final int E4M3_NAN = 0x7F;
  private static final int E4M3_BIAS = 7;
  private static final float E4M3_SUBNORMAL_STEP = 0x1p-9f;

  private SmallFloats() {}

  static float fromE4m3(int bits) {
    int size = bits & 0x7F;
    float value = size == E4M3_NAN ? Float.NaN : e4m3(size >>> 3, size & 7);
    return (bits & 0x80) == 0 ? value : -value;
  }

  private static float e4m3(int exponent, int fraction) {
    return exponent == 0
        ? fraction * E4M3_SUBNORMAL_STEP
        : Math.scalb(1 + fraction / 8f, exponent - E4M3_BIAS);
  }

  static float fromE5m2(int bits) {
    return HalfFloats.fromFloat16(bits << 8);
  }
}
