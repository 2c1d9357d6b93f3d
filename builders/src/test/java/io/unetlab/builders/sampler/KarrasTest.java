package io.unetlab.builders.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.Spacing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Karras' noise levels, and linear betas: the results that diffusers' own tests of its schedulers
 * expect (tests/schedulers, EulerDiscreteSchedulerTest and DPMSolverMultistepSchedulerTest) of the
 * network x t / (t + 1) on the 768 numbers from 0 to 1. Those of DPM-Solver++ without Karras'
 * levels end at the lowest noise instead of none, so they are another sampler.
 */
class KarrasTest {

  private static final int NUMBERS = 768;

  @ParameterizedTest
  @CsvSource({
    "EULER, EPSILON, true, 1100, 124.52299, 1e-2",
    "EULER, EPSILON, false, 1100, 10.0807, 1e-2",
    "DPMPP_2M, V_PREDICTION, true, 1000, 160.9728, 0.768"
  })
  void sumsAreThoseOfDiffusers(
      SamplerKind kind,
      Prediction prediction,
      boolean karras,
      int training,
      double sum,
      double within) {
    NoiseSchedule noise = new NoiseSchedule(training, BetaSchedule.LINEAR, 0.0001, 0.02, 0, false);
    SamplerSpec spec = new SamplerSpec(kind, Spacing.LINSPACE, prediction, karras, 0);
    Sampler sampler = Samplers.of(spec, noise, 10);

    double[] x =
        IntStream.range(0, NUMBERS)
            .mapToDouble(i -> sampler.initNoiseSigma() * i / NUMBERS)
            .toArray();
    for (int i = 0; i < 10; i++) {
      // Their loop goes on with the network's input instead of the latent.
      x = sampler.modelInput(x, i);
      double share = sampler.timesteps().get(i) / (sampler.timesteps().get(i) + 1);
      double[] output = Arrays.stream(x).map(it -> it * share).toArray();
      x = sampler.step(output, i, x, new double[0]);
    }

    assertThat(Arrays.stream(x).map(Math::abs).sum()).isEqualTo(sum, Offset.offset(within));
  }

  @Test
  void levelsReachFromTheHighestToTheLowestAndAreDenseBelow() {
    List<Double> levels = KarrasSigmas.between(14.6146, 0.0292, 10);
    assertThat(levels.get(0)).isEqualTo(14.6146, Offset.offset(1e-9));
    assertThat(levels.get(9)).isEqualTo(0.0292, Offset.offset(1e-9));
    List<Double> roots = levels.stream().map(it -> Math.pow(it, 1 / 7.0)).toList();
    for (int i = 1; i < 9; i++) {
      assertThat(roots.get(i) - roots.get(i + 1))
          .isEqualTo(roots.get(0) - roots.get(1), Offset.offset(1e-9));
    }
  }

  @Test
  void aTimestepIsFoundAgainByItsNoiseLevel() {
    Alphas alphas = new Alphas(NoiseSchedule.STABLE_DIFFUSION);
    for (int t = 0; t < 1000; t++) {
      assertThat(alphas.timestep(alphas.sigma(t))).isEqualTo(t, Offset.offset(1e-6));
    }
    assertThat(alphas.timestep(1e-6)).isZero();
    assertThat(alphas.timestep(1e6)).isEqualTo(999);
  }
}
