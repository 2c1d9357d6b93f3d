package io.unetlab.builders.generate;

import io.unetlab.builders.sampler.Sampler;
import io.unetlab.builders.sampler.Samplers;
import io.unetlab.spec.pipeline.Guidance;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.Objects;

/**
 * How a latent is sampled.
 *
 * @param steps at most {@link Samplers#mostSteps}
 */
public record SamplingPlan(SamplerSpec sampler, NoiseSchedule noise, int steps, Guidance guidance) {

  public SamplingPlan {
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(noise, "noise");
    Objects.requireNonNull(guidance, "guidance");
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, is " + steps);
    }
  }

  Sampler start() {
    return Samplers.of(sampler, noise, steps);
  }
}
