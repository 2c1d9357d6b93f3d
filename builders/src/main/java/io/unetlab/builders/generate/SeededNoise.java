package io.unetlab.builders.generate;

/**
 * Noise as a function of the seed, the step and the index of a number alone, the same on every
 * machine: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
 * OOPSLA 2014) and the Box-Muller transform in {@link StrictMath}.
 *
 * <p>The stream of step k of seed s starts at state mix(mix(s) + k). Of its outputs u0, u1, u2, u3,
 * ..., the upper 53 bits each as a number in (0, 1], a pair makes two numbers: sqrt(-2 ln u0) cos(2
 * pi u1) and sqrt(-2 ln u0) sin(2 pi u1). PyTorch's noise of the same seed is another one.
 */
public record SeededNoise(long seed) implements NoiseSource {

  private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

  @Override
  public double[] noise(int step, int count) {
    long state = mix(mix(seed) + step);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i += 2) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(unit(mix(state += GAMMA))));
      double angle = 2 * Math.PI * unit(mix(state += GAMMA));
      numbers[i] = radius * StrictMath.cos(angle);
      if (i + 1 < count) {
        numbers[i + 1] = radius * StrictMath.sin(angle);
      }
    }
    return numbers;
  }

  // In (0, 1], since the logarithm of 0 is infinite.
  private static double unit(long bits) {
    return ((bits >>> 11) + 1) * 0x1p-53;
  }

  private static long mix(long state) {
    long z = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
