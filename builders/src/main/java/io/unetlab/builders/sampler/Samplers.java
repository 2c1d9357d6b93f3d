package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.Spacing;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The samplers; each kind is one line. */
public final class Samplers {

  /** Makes the sampler of one latent. */
  @FunctionalInterface
  interface Maker {
    Sampler make(SamplerSpec spec, NoiseSchedule noise, int steps);
  }

  private static final Map<SamplerKind, Maker> MAKERS =
      new EnumMap<>(
          Map.of(
              SamplerKind.DDIM, Ddim::new,
              SamplerKind.EULER, Euler::new,
              SamplerKind.DPMPP_2M, DpmSolver::new,
              SamplerKind.LCM, Lcm::new,
              SamplerKind.UFOGEN, Ufogen::new));

  private Samplers() {}

  /**
   * The most steps that a sampler can take through the timesteps of training: LCM's are those of
   * its distillation, DPM-Solver++ needs one more than its steps, and an offset must not lead
   * beyond the last.
   */
  public static int mostSteps(SamplerSpec spec, NoiseSchedule noise) {
    int offset = spec.spacing() == Spacing.LEADING ? noise.offset() : 0;
    return switch (spec.kind()) {
      case DDIM, EULER -> noise.steps() - offset;
      case DPMPP_2M -> noise.steps() - 1 - offset;
      case LCM -> Lcm.distilled(noise);
      case UFOGEN -> noise.steps();
    };
  }

  /**
   * A sampler for one latent.
   *
   * @throws IllegalArgumentException if it cannot take this number of steps
   */
  public static Sampler of(SamplerSpec spec, NoiseSchedule noise, int steps) {
    int most = mostSteps(spec, noise);
    if (steps < 1 || steps > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "steps must be 1 to %d, is %d", most, steps));
    }
    return Objects.requireNonNull(MAKERS.get(spec.kind()), "no sampler").make(spec, noise, steps);
  }
}
