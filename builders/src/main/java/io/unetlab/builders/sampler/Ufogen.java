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
  private final ForwardNoise forward;

  Ufogen(SamplerSpec spec, NoiseSchedule noise, int steps) {
    this.spec = spec;
    this.forward = new ForwardNoise(new Alphas(noise), Timesteps.trailing(steps, noise.steps()));
  }

  @Override
  public List<Double> timesteps() {
    return forward.timesteps();
  }

  @Override
  public boolean takesNoise(int step) {
    return forward.follows(step);
  }

  @Override
  public double[] step(double[] output, int step, double[] sample, double[] noise) {
    Predicted predicted = new Predicted(spec.prediction(), forward.share(step));
    return forward.next(predicted.picture(sample, output), step, noise);
  }
}
