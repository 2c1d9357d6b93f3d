package io.unetlab.training.diffusion;

import io.unetlab.builders.sampler.Alphas;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Target;

/**
 * One noise level: the network's input is x = signal x0 + noise e.
 *
 * @param timestep what the network reads
 * @param weight of the squared error in the loss
 */
public record NoiseLevel(double timestep, double signal, double noise, double weight) {

  static final double FLOW_SCALE = 1000;

  /** Levels by time. */
  public static final class Levels {

    private final Diffusion diffusion;
    private final Alphas alphas;

    public Levels(Diffusion diffusion) {
      this.diffusion = diffusion;
      this.alphas = new Alphas(diffusion.noise());
    }

    /**
     * The level of a time.
     *
     * @param time from 0 to below 1; for schedules with timesteps, the share of them that has
     *     passed
     */
    public NoiseLevel at(double time) {
      if (diffusion.target() == Target.FLOW) {
        return new NoiseLevel(FLOW_SCALE * time, 1 - time, time, 1);
      }
      int steps = diffusion.noise().steps();
      return ofTimestep(Math.min(steps - 1, (int) (time * steps)));
    }

    /** The level of a timestep of a schedule. */
    public NoiseLevel ofTimestep(int timestep) {
      double a = alphas.at(timestep);
      return new NoiseLevel(timestep, Math.sqrt(a), Math.sqrt(1 - a), weight(a / (1 - a)));
    }

    private double weight(double snr) {
      if (diffusion.minSnr().isEmpty()) {
        return 1;
      }
      double gamma = diffusion.minSnr().getAsDouble();
      // For epsilon, not min(snr, gamma) / snr, which is not a number where the signal underflows.
      return diffusion.target() == Target.V_PREDICTION
          ? Math.min(snr, gamma) / (snr + 1)
          : Math.min(1, gamma / snr);
    }
  }
}
