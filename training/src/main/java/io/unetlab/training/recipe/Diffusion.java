package io.unetlab.training.recipe;

import io.unetlab.spec.pipeline.NoiseSchedule;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How pictures are noised and what is predicted.
 *
 * @param noise the schedule; of flow, only its number of timesteps is read
 * @param minSnr gamma of the loss's weights min(SNR, gamma) / SNR, for epsilon, and / (SNR + 1),
 *     for v: Hang et al., arXiv 2303.09556; empty for equal weights
 */
public record Diffusion(Target target, NoiseSchedule noise, OptionalDouble minSnr) {

  public Diffusion {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(noise, "noise");
    Objects.requireNonNull(minSnr, "minSnr");
  }
}
