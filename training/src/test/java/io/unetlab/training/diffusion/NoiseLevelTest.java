package io.unetlab.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Target;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NoiseLevelTest {

  private static final double GAMMA = 5;

  /** Two timesteps with betas of 0.1 and 0.8 leave shares of 0.9 and 0.18 of the picture. */
  private static final NoiseSchedule TWO = linear(2, 0.1, 0.8);

  @Test
  void theSharesOfPictureAndNoiseFollowTheSchedule() {
    NoiseLevel first = level(Target.EPSILON, OptionalDouble.empty(), 0.49);
    NoiseLevel last = level(Target.EPSILON, OptionalDouble.empty(), 0.999);

    assertThat(first.timestep()).isZero();
    assertThat(first.signal()).isCloseTo(Math.sqrt(0.9), within(1e-12));
    assertThat(first.noise()).isCloseTo(Math.sqrt(0.1), within(1e-12));
    assertThat(last.timestep()).isEqualTo(1);
    assertThat(last.signal()).isCloseTo(Math.sqrt(0.18), within(1e-12));
    assertThat(last.noise()).isCloseTo(Math.sqrt(0.82), within(1e-12));
    assertThat(last.weight()).isEqualTo(1);
  }

  /** Hang et al., arXiv 2303.09556: signal-to-noise ratios of 9 and of 0.18 / 0.82. */
  @Test
  void minSnrWeightsAreCutAboveGamma() {
    OptionalDouble gamma = OptionalDouble.of(GAMMA);
    double low = 0.18 / 0.82;

    assertThat(level(Target.EPSILON, gamma, 0).weight()).isCloseTo(GAMMA / 9, within(1e-12));
    assertThat(level(Target.EPSILON, gamma, 0.5).weight()).isEqualTo(1);
    assertThat(level(Target.V_PREDICTION, gamma, 0).weight()).isCloseTo(GAMMA / 10, within(1e-12));
    assertThat(level(Target.V_PREDICTION, gamma, 0.5).weight())
        .isCloseTo(low / (low + 1), within(1e-12));
  }

  @Test
  void weightsAreNumbersWhereNothingOfThePictureIsLeft() {
    NoiseSchedule all = linear(2000, 0.5, 0.999);
    OptionalDouble gamma = OptionalDouble.of(GAMMA);
    for (Target target : new Target[] {Target.EPSILON, Target.V_PREDICTION}) {
      NoiseLevel last = new NoiseLevel.Levels(new Diffusion(target, all, gamma)).ofTimestep(1999);

      assertThat(last.signal()).isZero();
      assertThat(last.weight()).isEqualTo(target == Target.EPSILON ? 1 : 0);
    }
  }

  @Test
  void flowMixesPictureAndNoiseByTime() {
    assertThat(level(Target.FLOW, OptionalDouble.empty(), 0.25))
        .isEqualTo(new NoiseLevel(250, 0.75, 0.25, 1));
  }

  private static NoiseLevel level(Target target, OptionalDouble minSnr, double time) {
    return new NoiseLevel.Levels(new Diffusion(target, TWO, minSnr)).at(time);
  }

  private static NoiseSchedule linear(int steps, double from, double to) {
    return new NoiseSchedule(steps, BetaSchedule.LINEAR, from, to, 0, true);
  }
}
