package io.unetlab.training.diffusion;

import io.unetlab.builders.sampler.Sampler;
import java.util.ArrayList;
import java.util.List;

/**
 * Euler's method for flow matching, from noise at time 1 to a picture at time 0 in equal steps: the
 * velocity is dx/dt = e - x0, which the network predicts. Liu et al., arXiv 2209.03003, section
 * 2.1; Lipman et al., arXiv 2210.02747, with the times in the other direction.
 */
final class FlowEuler implements Sampler {

  private final int steps;

  FlowEuler(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, is " + steps);
    }
    this.steps = steps;
  }

  /** The times in thousandths, as in training. */
  @Override
  public List<Double> timesteps() {
    List<Double> timesteps = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      timesteps.add(NoiseLevel.FLOW_SCALE * (steps - step) / steps);
    }
    return timesteps;
  }

  @Override
  public boolean takesNoise(int step) {
    return false;
  }

  @Override
  public double[] step(double[] output, int step, double[] sample, double[] noise) {
    double[] next = new double[sample.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = sample[i] - output[i] / steps;
    }
    return next;
  }
}
