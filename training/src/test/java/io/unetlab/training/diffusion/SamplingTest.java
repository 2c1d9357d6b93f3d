package io.unetlab.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.generate.SeededNoise;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.training.measure.TinyDenoiser;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.Target;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final Diffusion FLOW =
      new Diffusion(Target.FLOW, Recipe.shapes().diffusion().noise(), OptionalDouble.empty());
  private static final SamplerSpec DPM = Recipe.shapes().evaluation().sampler();

  /** The velocity x makes dx/dt = x; from time 1 to 0 in n steps x becomes (1 - 1/n)^n x. */
  @Test
  void flowTakesEulerSteps() {
    try (Denoiser denoiser = TinyDenoiser.withoutText(1)) {
      Sampling sampling = new Sampling(denoiser, FLOW, DPM, 5, 1);

      double[] latent =
          sampling.sample(List.of(""), List.of(new SeededNoise(3)), TinyDenoiser.SHAPE).get(0);

      double[] noise = new SeededNoise(3).noise(0, 4);
      for (int i = 0; i < 4; i++) {
        assertThat(latent[i]).isCloseTo(Math.pow(0.8, 5) * noise[i], within(1e-6));
      }
    }
  }

  /** All pictures are m: the velocity (x - m) / t leads there in a straight line. */
  @Test
  void flowIsExactWhereTheWayIsStraight() {
    FlowEuler euler = new FlowEuler(3);
    double[] x = {2, -1};
    double[] m = {0.5, 0.25};
    for (int step = 0; step < 3; step++) {
      double t = euler.timesteps().get(step) / 1000;
      x = euler.step(new double[] {(x[0] - m[0]) / t, (x[1] - m[1]) / t}, step, x, new double[0]);
    }

    assertThat(x).containsExactly(m, within(1e-12));
  }

  /** The output is the caption's length, so guidance multiplies it. */
  @Test
  void guidanceGoesBeyondTheCaption() {
    try (Denoiser denoiser = TinyDenoiser.withText(0, 1)) {
      Sampling sampling = new Sampling(denoiser, FLOW, DPM, 2, 3);

      double[] latent =
          sampling.sample(List.of("ab"), List.of(new SeededNoise(3)), TinyDenoiser.SHAPE).get(0);

      double start = new SeededNoise(3).noise(0, 4)[0];
      assertThat(latent[0]).isCloseTo(start - 6, within(1e-6));
    }
  }

  @Test
  void aPictureDoesNotDependOnTheOthersOfItsBatch() {
    Diffusion diffusion = Recipe.shapes().diffusion();
    try (Denoiser denoiser = TinyDenoiser.withText(0.3f, 0.1f)) {
      Sampling sampling = new Sampling(denoiser, diffusion, DPM, 4, 2);
      List<SeededNoise> noise = List.of(new SeededNoise(1), new SeededNoise(2));

      List<double[]> both = sampling.sample(List.of("a", "bc"), noise, TinyDenoiser.SHAPE);
      List<double[]> second =
          sampling.sample(List.of("bc"), List.of(noise.get(1)), TinyDenoiser.SHAPE);

      assertThat(both.get(1)).containsExactly(second.get(0), within(1e-5));
      assertThat(both.get(0)[0]).isNotEqualTo(both.get(1)[0]);
    }
  }
}
