package io.unetlab.spec.pipeline;

import io.unetlab.spec.model.Require;
import java.util.Objects;

/**
 * The noise that a network was trained with, and where sampling starts and ends in it.
 *
 * @param steps the number of training timesteps
 * @param betas the form of the growth
 * @param betaStart the variance added in the first timestep
 * @param betaEnd the variance added in the last
 * @param offset added to the timesteps of leading spacing, 0 or 1
 * @param endsClean whether DDIM's last step leads to a picture without noise; if not, to the noise
 *     of timestep 0
 */
public record NoiseSchedule(
    int steps,
    BetaSchedule betas,
    double betaStart,
    double betaEnd,
    int offset,
    boolean endsClean) {

  /** Stable Diffusion's, of all versions to XL. */
  public static final NoiseSchedule STABLE_DIFFUSION =
      new NoiseSchedule(1000, BetaSchedule.SCALED_LINEAR, 0.00085, 0.012, 1, false);

  public NoiseSchedule {
    Objects.requireNonNull(betas, "betas");
    Require.positive("steps", steps);
    if (!(betaStart > 0 && betaEnd >= betaStart && betaEnd < 1)) {
      throw new IllegalArgumentException(
          "betas must grow within 0 and 1, are " + betaStart + " to " + betaEnd);
    }
    if (offset < 0 || offset > 1) {
      throw new IllegalArgumentException("offset must be 0 or 1, is " + offset);
    }
  }
}
