package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.List;

/**
 * The timesteps of a sampler and their noise levels sigma, noisiest first; the last step leads to a
 * picture without noise.
 */
record NoiseLevels(List<Double> timesteps, List<Double> sigmas) {

  NoiseLevels {
    timesteps = List.copyOf(timesteps);
    sigmas = List.copyOf(sigmas);
  }

  /**
   * Euler's: Karras' levels reach over those of its own timesteps, and timesteps need not be whole.
   */
  static NoiseLevels euler(SamplerSpec spec, NoiseSchedule noise, int steps) {
    Alphas alphas = new Alphas(noise);
    List<Double> timesteps = Timesteps.exact(spec.spacing(), steps, noise);
    List<Double> sigmas = timesteps.stream().map(alphas::sigma).toList();
    if (!spec.karras()) {
      return new NoiseLevels(timesteps, sigmas);
    }
    List<Double> karras = KarrasSigmas.between(sigmas.get(0), sigmas.get(steps - 1), steps);
    return new NoiseLevels(karras.stream().map(alphas::timestep).toList(), karras);
  }

  /** DPM-Solver++'s: Karras' levels reach over all of training, and timesteps are rounded. */
  static NoiseLevels dpm(SamplerSpec spec, NoiseSchedule noise, int steps) {
    Alphas alphas = new Alphas(noise);
    if (spec.karras()) {
      List<Double> karras =
          KarrasSigmas.between(alphas.sigma(alphas.count() - 1), alphas.sigma(0), steps);
      List<Double> timesteps = karras.stream().map(alphas::timestep).map(Math::rint).toList();
      return new NoiseLevels(timesteps, karras);
    }
    List<Double> timesteps = Timesteps.withoutLast(spec.spacing(), steps, noise);
    return new NoiseLevels(timesteps, timesteps.stream().map(alphas::sigma).toList());
  }

  double highest() {
    return sigmas.get(0);
  }

  /** The level before a step. */
  double before(int step) {
    return sigmas.get(step);
  }

  /** The level after a step; 0 after the last. */
  double after(int step) {
    return step + 1 < sigmas.size() ? sigmas.get(step + 1) : 0;
  }

  /** The share of picture in a latent of a noise level: a = 1 / (sigma^2 + 1). */
  static double share(double sigma) {
    return 1 / (sigma * sigma + 1);
  }
}
