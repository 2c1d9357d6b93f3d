package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.List;

/**
 * UFOGen's sampling: the network's picture at pure noise is the result of one step; with several,
 * it is noised forward to the next timestep, by q(x_t | x0) and not the posterior. Xu et al., arXiv
 * 2311.09257, section 4.
 */
final class Ufogen implements Sampler {

  private final SamplerSpec spec;
  private final Alphas alphas;
  private final List<Double> timesteps;

  Ufogen(SamplerSpec spec, NoiseSchedule noise, int steps) {
    this.spec = spec;
    this.alphas = new Alphas(noise);
    this.timesteps = Timesteps.trailing(steps, noise.steps());
  }

  @Override
  public List<Double> timesteps() {
    return timesteps;
  }

  @Override
  public double initNoiseSigma() {
    return 1;
  }

  @Override
  public double[] modelInput(double[] sample, int step) {
    return sample;
  }

  @Override
  public boolean takesNoise(int step) {
    return step + 1 < timesteps.size();
  }

  @Override
  public double[] step(double[] output, int step, double[] sample, double[] noise) {
    double[] picture = new Predicted(spec.prediction(), alpha(step)).picture(sample, output);
    return takesNoise(step) ? ForwardNoise.add(picture, alpha(step + 1), noise) : picture;
  }

  private double alpha(int step) {
    return alphas.at(timesteps.get(step).intValue());
  }
}
