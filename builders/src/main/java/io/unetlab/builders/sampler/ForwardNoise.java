package io.unetlab.builders.sampler;

import java.util.List;

/**
 * Noises each predicted picture forward to the next of some timesteps: Ho et al., arXiv 2006.11239,
 * equation 4. The picture of the last step is the result.
 */
record ForwardNoise(Alphas alphas, List<Double> timesteps) {

  ForwardNoise {
    timesteps = List.copyOf(timesteps);
  }

  /** The share of picture in the network's input in a step. */
  double share(int step) {
    return alphas.at(timesteps.get(step).intValue());
  }

  /** Whether a timestep follows on that of a step. */
  boolean follows(int step) {
    return step + 1 < timesteps.size();
  }

  /**
   * The latent after a step.
   *
   * @param picture predicted in the step
   * @param noise of variance 1; not read in the last step
   */
  double[] next(double[] picture, int step, double[] noise) {
    if (!follows(step)) {
      return picture;
    }
    double a = share(step + 1);
    double[] noised = new double[picture.length];
    for (int i = 0; i < noised.length; i++) {
      noised[i] = Math.sqrt(a) * picture[i] + Math.sqrt(1 - a) * noise[i];
    }
    return noised;
  }
}
