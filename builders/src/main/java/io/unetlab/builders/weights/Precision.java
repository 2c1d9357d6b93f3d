package io.unetlab.builders.weights;

/** How a float32 is stored: as it is, or rounded to 16 bits. Little-endian, as the format says. */
public enum Precision {
  FLOAT32(Dtype.F32, Float.POSITIVE_INFINITY) {
    @Override
    float decode(byte[] from, int at) {
      return Float.intBitsToFloat(low(from, at) | low(from, at + 2) << 16);
    }

    @Override
    public void encode(float value, byte[] to, int at) {
      int bits = Float.floatToRawIntBits(value);
      putLow(bits, to, at);
      putLow(bits >>> 16, to, at + 2);
    }
  },
  FLOAT16(Dtype.F16, 65520) {
    @Override
    float decode(byte[] from, int at) {
      return HalfFloats.fromFloat16(low(from, at));
    }

    @Override
    public void encode(float value, byte[] to, int at) {
      putLow(HalfFloats.toFloat16(value), to, at);
    }
  },
  BFLOAT16(Dtype.BF16, 0x1.FFp127f) {
    @Override
    float decode(byte[] from, int at) {
      return HalfFloats.fromBfloat16(low(from, at));
    }

    @Override
    public void encode(float value, byte[] to, int at) {
      putLow(HalfFloats.toBfloat16(value), to, at);
    }
  };

  private final Dtype dtype;
  private final float end;

  /**
   * @param end the first value that is rounded to infinity
   */
  Precision(Dtype dtype, float end) {
    this.dtype = dtype;
    this.end = end;
  }

  public Dtype dtype() {
    return dtype;
  }

  /** The element that begins at a byte. */
  abstract float decode(byte[] from, int at);

  /** Writes the nearest value that this can hold; of two, the one whose last bit is 0. */
  public abstract void encode(float value, byte[] to, int at);

  /** Whether a finite value becomes infinite. */
  boolean overflows(float value) {
    float size = Math.abs(value);
    return size >= end && size < Float.POSITIVE_INFINITY;
  }

  private static int low(byte[] from, int at) {
    return (from[at] & 0xFF) | (from[at + 1] & 0xFF) << 8;
  }

  private static void putLow(int bits, byte[] to, int at) {
    to[at] = (byte) bits;
    to[at + 1] = (byte) (bits >>> 8);
  }
}
