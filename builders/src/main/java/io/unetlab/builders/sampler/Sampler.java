package io.unetlab.builders.sampler;

import java.util.List;

/**
 * The way of one latent from noise to a picture: at each of its timesteps, the network's output
 * leads to the next latent. A sampler is of one latent; its steps are taken in order, since some
 * use the outputs of earlier ones.
 *
 * <p>Arrays are latents in row-major order, all of one length; none is changed.
 */
public interface Sampler {

  /** The timestep that the network reads in each step, noisiest first; not whole for some. */
  List<Double> timesteps();

  /** The standard deviation of the first latent: noise of variance 1 is multiplied by it. */
  default double initNoiseSigma() {
    return 1;
  }

  /** The latent as the network reads it in a step; one of variance 1 is read as it is. */
  default double[] modelInput(double[] sample, int step) {
    return sample;
  }

  /** Whether a step adds fresh noise. */
  boolean takesNoise(int step);

  /**
   * The latent after a step.
   *
   * @param output the network's
   * @param step from 0, in order
   * @param sample the latent before
   * @param noise of variance 1; not read unless {@link #takesNoise}
   */
  double[] step(double[] output, int step, double[] sample, double[] noise);
}
