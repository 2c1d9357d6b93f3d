package io.unetlab.builders.generate;

import io.unetlab.builders.random.RandomStream;

/**
 * Noise as a function of the seed, the step and the index of a number alone, the same on every
 * machine: the normal numbers of the {@link RandomStream} of seed and step. PyTorch's noise of the
 * same seed is another one.
 */
public record SeededNoise(long seed) implements NoiseSource {

  @Override
  public double[] noise(int step, int count) {
    return RandomStream.of(seed, step).normals(count);
  }
}
