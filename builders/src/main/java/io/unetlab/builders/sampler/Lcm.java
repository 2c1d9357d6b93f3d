package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Multistep consistency sampling: each step takes the network's picture, mixed with its input by
 * the boundary conditions, and all but the last noise it to the next timestep. Luo et al., arXiv
 * 2310.04378, algorithm 3; the conditions are those of Song et al., arXiv 2303.01469, appendix C,
 * with sigma_data 0.5 and timesteps times 10.
 */
final class Lcm implements Sampler {

  /** Timesteps of distillation, of which sampling takes some. */
  private static final int DISTILLED = 50;

  private static final double DATA_VARIANCE = 0.25;
  private static final double TIME_SCALE = 10;

  private final SamplerSpec spec;
  private final ForwardNoise forward;

  Lcm(SamplerSpec spec, NoiseSchedule noise, int steps) {
    this.spec = spec;
    this.forward = new ForwardNoise(new Alphas(noise), timesteps(noise, steps));
  }

  private static List<Double> timesteps(NoiseSchedule noise, int steps) {
    int distilled = distilled(noise);
    int stride = noise.steps() / distilled;
    double skip = (double) distilled / steps;
    return IntStream.range(0, steps)
        .mapToObj(i -> (distilled - Math.floor(i * skip)) * stride - 1)
        .toList();
  }

  /** The number of timesteps of distillation; more steps are not possible. */
  static int distilled(NoiseSchedule noise) {
    return Math.min(DISTILLED, noise.steps());
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
    double[] picture =
        new Predicted(spec.prediction(), forward.share(step)).picture(sample, output);
    double time = forward.timesteps().get(step) * TIME_SCALE;
    double skip = DATA_VARIANCE / (time * time + DATA_VARIANCE);
    double out = time / Math.sqrt(time * time + DATA_VARIANCE);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = out * picture[i] + skip * sample[i];
    }
    return forward.next(picture, step, noise);
  }
}
