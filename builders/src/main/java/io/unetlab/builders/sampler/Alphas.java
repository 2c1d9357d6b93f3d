package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;

/**
 * The share of the picture that is left at each timestep of training: a of t is the product of 1 -
 * beta over all timesteps to t (Ho et al., arXiv 2006.11239, equation 4).
 */
public final class Alphas {

  private final double[] cumulative;

  public Alphas(NoiseSchedule noise) {
    this.cumulative = new double[noise.steps()];
    double product = 1;
    for (int t = 0; t < cumulative.length; t++) {
      product *= 1 - beta(noise, t);
      cumulative[t] = product;
    }
  }

  private static double beta(NoiseSchedule noise, int t) {
    double share = noise.steps() == 1 ? 0 : t / (noise.steps() - 1.0);
    return switch (noise.betas()) {
      case LINEAR -> between(noise.betaStart(), noise.betaEnd(), share);
      case SCALED_LINEAR -> {
        double root = between(Math.sqrt(noise.betaStart()), Math.sqrt(noise.betaEnd()), share);
        yield root * root;
      }
      case SQUAREDCOS_CAP_V2 ->
          Math.min(
              0.999, 1 - cosine((t + 1.0) / noise.steps()) / cosine((double) t / noise.steps()));
    };
  }

  private static double cosine(double share) {
    double root = Math.cos((share + 0.008) / 1.008 * Math.PI / 2);
    return root * root;
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }

  /** The number of timesteps. */
  int count() {
    return cumulative.length;
  }

  /** a of a timestep. */
  public double at(int timestep) {
    return cumulative[timestep];
  }

  /** The noise level of a timestep, sqrt((1 - a) / a). */
  double sigma(int timestep) {
    return Math.sqrt((1 - at(timestep)) / at(timestep));
  }

  /** The noise level between two timesteps, linear in it, as diffusers interpolates. */
  double sigma(double timestep) {
    int low = (int) Math.min(Math.floor(timestep), count() - 1);
    int high = Math.min(low + 1, count() - 1);
    return between(sigma(low), sigma(high), timestep - low);
  }

  /** The timestep of a noise level, linear in its logarithm between timesteps. */
  double timestep(double sigma) {
    int low = 0;
    while (low < count() - 2 && sigma(low + 1) <= sigma) {
      low++;
    }
    double from = Math.log(sigma(low));
    double to = Math.log(sigma(low + 1));
    double share = (Math.log(sigma) - from) / (to - from);
    return low + Math.max(0, Math.min(1, share));
  }
}
