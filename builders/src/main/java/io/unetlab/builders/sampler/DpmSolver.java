package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.List;

/**
 * DPM-Solver++(2M): a linear multistep method of second order on the predicted pictures, of first
 * order in the first step and in the last, which leads to a picture without noise. Lu et al., arXiv
 * 2211.01095, algorithm 2; in diffusers' midpoint form. With lambda = log(sqrt(a) / sqrt(1 - a)) =
 * -log(sigma).
 */
final class DpmSolver implements Sampler {

  private final SamplerSpec spec;
  private final NoiseLevels levels;
  private double[] earlier = new double[0];

  DpmSolver(SamplerSpec spec, NoiseSchedule noise, int steps) {
    this.spec = spec;
    this.levels = NoiseLevels.dpm(spec, noise, steps);
  }

  @Override
  public List<Double> timesteps() {
    return levels.timesteps();
  }

  @Override
  public boolean takesNoise(int step) {
    return false;
  }

  @Override
  public double[] step(double[] output, int step, double[] sample, double[] noise) {
    double before = levels.before(step);
    double after = levels.after(step);
    double[] picture =
        new Predicted(spec.prediction(), NoiseLevels.share(before)).picture(sample, output);
    double length = Math.log(before) - Math.log(after); // of the step in lambda; infinite to 0
    double bend = step > 0 && after > 0 ? length / lengthBefore(step) / 2 : 0;
    double toAlpha = Math.sqrt(NoiseLevels.share(after));
    double keep = after * toAlpha / (before * Math.sqrt(NoiseLevels.share(before)));
    double take = -toAlpha * Math.expm1(-length);
    double[] next = new double[sample.length];
    for (int i = 0; i < next.length; i++) {
      double curve = bend == 0 ? 0 : bend * (picture[i] - earlier[i]);
      next[i] = keep * sample[i] + take * (picture[i] + curve);
    }
    earlier = picture;
    return next;
  }

  private double lengthBefore(int step) {
    return Math.log(levels.before(step - 1)) - Math.log(levels.before(step));
  }
}
