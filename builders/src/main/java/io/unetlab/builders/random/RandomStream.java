package io.unetlab.builders.random;

/**
 * Numbers as a function of keys alone, the same on every machine: SplitMix64 (Steele, Lea and
 * Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). The stream of the keys a,
 * b, c starts at state mix(mix(mix(a) + b) + c). Not thread-safe.
 */
public final class RandomStream {

  private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** The stream of a seed and of further keys, such as a purpose and a step. */
  public static RandomStream of(long seed, long... keys) {
    long state = mix(seed);
    for (long key : keys) {
      state = mix(state + key);
    }
    return new RandomStream(state);
  }

  /** 64 random bits. */
  public long bits() {
    return mix(state += GAMMA);
  }

  /** A number in (0, 1], since the logarithm of 0 is infinite: the upper 53 bits. */
  public double unit() {
    return ((bits() >>> 11) + 1) * 0x1p-53;
  }

  /** A number from {@code low} to {@code high}. */
  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /**
   * A whole number from 0 to below a bound: the upper half of 32 bits times the bound. For bounds
   * far below 2^32 each is as likely.
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound has to be positive, got " + bound);
    }
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /**
   * Numbers of mean 0 and variance 1 by the Box-Muller transform in {@link StrictMath}: of the
   * units u0, u1, u2, ..., a pair makes two numbers, sqrt(-2 ln u0) cos(2 pi u1) and sqrt(-2 ln u0)
   * sin(2 pi u1).
   */
  public double[] normals(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i += 2) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(unit()));
      double angle = 2 * Math.PI * unit();
      numbers[i] = radius * StrictMath.cos(angle);
      if (i + 1 < count) {
        numbers[i + 1] = radius * StrictMath.sin(angle);
      }
    }
    return numbers;
  }

  /** The numbers from 0 to below a count in random order: Fisher and Yates. */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private static long mix(long state) {
    long z = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
