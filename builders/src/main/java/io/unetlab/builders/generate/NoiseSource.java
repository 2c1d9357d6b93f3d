package io.unetlab.builders.generate;

/** Numbers of mean 0 and variance 1, the first latent and what samplers add to later ones. */
@FunctionalInterface
public interface NoiseSource {

  /**
   * Noise of a step: 0 is the first latent, i + 1 is added in step i. The same numbers whenever it
   * is asked.
   */
  double[] noise(int step, int count);
}
