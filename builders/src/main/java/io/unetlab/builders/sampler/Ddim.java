package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.List;

/**
 * DDIM: the predicted picture, noised again to the level of the next timestep, with the predicted
 * noise and, for eta above 0, fresh noise. Song et al., arXiv 2010.02502, equations 12 and 16.
 *
 * <p>As in diffusers, a step always leads 1/steps of the training back, which for trailing spacing
 * need not be the next timestep of the list; beyond the first timestep lies a picture without
 * noise, or with that of timestep 0 ({@link NoiseSchedule#endsClean}).
 */
final class Ddim implements Sampler {

  private final SamplerSpec spec;
  private final NoiseSchedule noise;
  private final Alphas alphas;
  private final List<Double> timesteps;

  Ddim(SamplerSpec spec, NoiseSchedule noise, int steps) {
    this.spec = spec;
    this.noise = noise;
    this.alphas = new Alphas(noise);
    this.timesteps = Timesteps.whole(spec.spacing(), steps, noise);
  }

  @Override
  public List<Double> timesteps() {
    return timesteps;
  }

  @Override
  public boolean takesNoise(int step) {
    return spec.eta() > 0;
  }

  @Override
  public double[] step(double[] output, int step, double[] sample, double[] fresh) {
    int timestep = timesteps.get(step).intValue();
    double before = alphas.at(timestep);
    double after = after(timestep);
    Predicted predicted = new Predicted(spec.prediction(), before);
    double sigma =
        spec.eta() * Math.sqrt((1 - after) / (1 - before)) * Math.sqrt(1 - before / after);
    double direction = Math.sqrt(Math.max(0, 1 - after - sigma * sigma));
    double[] next = new double[sample.length];
    for (int i = 0; i < next.length; i++) {
      double picture = predicted.picture(sample[i], output[i]);
      double own = direction * predicted.noise(sample[i], picture);
      next[i] = Math.sqrt(after) * picture + own + (sigma > 0 ? sigma * fresh[i] : 0);
    }
    return next;
  }

  private double after(int timestep) {
    int next = timestep - noise.steps() / timesteps.size();
    return next >= 0 ? alphas.at(next) : noise.endsClean() ? 1 : alphas.at(0);
  }
}
