package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.Spacing;
import java.util.List;

/**
 * Euler's method on the probability flow in noise levels, dx/dsigma = (x - x0) / sigma: Karras et
 * al., arXiv 2206.00364, algorithm 1 without its noise. Its latents are x0 + sigma e; the network
 * sees them divided by sqrt(sigma^2 + 1).
 */
final class Euler implements Sampler {

  private final SamplerSpec spec;
  private final NoiseLevels levels;

  Euler(SamplerSpec spec, NoiseSchedule noise, int steps) {
    this.spec = spec;
    this.levels = NoiseLevels.euler(spec, noise, steps);
  }

  @Override
  public List<Double> timesteps() {
    return levels.timesteps();
  }

  // Leading spacing does not start at pure noise, so the picture's variance of 1 is added.
  @Override
  public double initNoiseSigma() {
    double highest = levels.highest();
    return spec.spacing() == Spacing.LEADING ? Math.sqrt(highest * highest + 1) : highest;
  }

  @Override
  public double[] modelInput(double[] sample, int step) {
    double scale = Math.sqrt(NoiseLevels.share(levels.before(step)));
    double[] scaled = new double[sample.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = scale * sample[i];
    }
    return scaled;
  }

  @Override
  public boolean takesNoise(int step) {
    return false;
  }

  @Override
  public double[] step(double[] output, int step, double[] sample, double[] noise) {
    double sigma = levels.before(step);
    double change = levels.after(step) - sigma;
    double[] picture =
        new Predicted(spec.prediction(), NoiseLevels.share(sigma))
            .picture(modelInput(sample, step), output);
    double[] next = new double[sample.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = sample[i] + (sample[i] - picture[i]) / sigma * change;
    }
    return next;
  }
}
