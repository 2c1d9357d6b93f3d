package io.unetlab.builders.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Uniform numbers from -bound to bound, each a function of only the seed, the name and its index:
 * SplitMix64 ("Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), seeded with SHA-256
 * of seed and name. Any piece can be generated separately, the same on every machine.
 */
final class UniformNumbers implements Numbers {

  private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;
  private static final int BITS = 24;
  private static final double STEP = 1.0 / (1 << (BITS - 1));

  private final long start;
  private final double bound;

  UniformNumbers(long seed, String name, double bound) {
    this.start = start(seed, name);
    this.bound = bound;
  }

  @Override
  public void read(long from, float[] to, int at, int count) {
    long state = start + from * GAMMA;
    for (int i = 0; i < count; i++) {
      state += GAMMA;
      // The upper 24 bits as a number in [-1, 1), which a float represents exactly.
      double even = (mixed(state) >>> (Long.SIZE - BITS)) * STEP - 1;
      to[at + i] = (float) (even * bound);
    }
  }

  private static long mixed(long state) {
    long z = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }

  private static long start(long seed, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
