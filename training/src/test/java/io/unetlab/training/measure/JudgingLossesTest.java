package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.training.data.PixelCodec;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.Target;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JudgingLossesTest {

  private static final FewExamples CORPUS = new FewExamples(300, 200);
  private static final double VARIANCE_OF_PICTURES = 2.0 / 3;

  private static Judgement judge(Denoiser denoiser) {
    try (denoiser) {
      return Judging.judge(denoiser, flow(150, 4), CORPUS, new PixelCodec(CORPUS.shape()));
    }
  }

  private static Recipe flow(int images, int levels) {
    Recipe shapes = Recipe.shapes();
    NoiseSchedule noise = shapes.diffusion().noise();
    Evaluation was = shapes.evaluation();
    Evaluation losses =
        new Evaluation(
            List.of(Measure.DENOISING_LOSS, Measure.CAPTION_GAIN),
            images,
            levels,
            was.sampler(),
            was.steps(),
            was.guidance(),
            was.features(),
            was.clipScore(),
            was.lpips());
    return new Recipe(
        "flow",
        "flow",
        shapes.data(),
        shapes.latent(),
        shapes.text(),
        new Diffusion(Target.FLOW, noise, OptionalDouble.empty()),
        shapes.training(),
        losses,
        shapes.oneStep(),
        shapes.distillation());
  }

  /** The velocity is e - x0, so the loss of 0 is 1 + the mean square of the pictures. */
  @Test
  void theLossOfPredictingNothingIsTheMeanSquareOfTheTarget() {
    Judgement judged = judge(TinyDenoiser.withoutText(0));

    double square = VARIANCE_OF_PICTURES + 1;
    assertThat(judged.values().get(Measure.DENOISING_LOSS)).isCloseTo(1 + square, within(0.1));
    LossTable losses = judged.losses().orElseThrow();
    assertThat(losses.levels()).containsExactly(0.125, 0.375, 0.625, 0.875);
    assertThat(losses.heldOut()).hasSize(150);
    assertThat(losses.seen()).hasSize(150);
    assertThat(losses.heldOutByLevel()).allSatisfy(it -> assertThat(it).isBetween(2.3, 3.1));
  }

  /** The text is the picture's value: -s takes x0 out of the error, an empty caption nothing. */
  @Test
  void theGainIsTheErrorThatTheTextRemoves() {
    Judgement judged = judge(TinyDenoiser.withText(0, -1));

    assertThat(judged.values().get(Measure.DENOISING_LOSS)).isCloseTo(1, within(0.07));
    double gain = judged.values().get(Measure.CAPTION_GAIN);
    assertThat(gain).isCloseTo(VARIANCE_OF_PICTURES + 1, within(0.2));
    assertThat(judged.notes()).isEmpty();
  }

  @Test
  void withoutTextTheGainIsExactlyZeroAndTheNotesSaySo() {
    Judgement judged = judge(TinyDenoiser.withoutText(0.5f));

    assertThat(judged.scores().get(Measure.CAPTION_GAIN).byExample()).containsOnly(0.0);
    assertThat(judged.notes()).singleElement().asString().contains("by construction");
  }

  @Test
  void networksAreComparedOnTheSameNoise() {
    Judgement better = judge(TinyDenoiser.withoutText(0.21f));
    Judgement worse = judge(TinyDenoiser.withoutText(0.20f));
    List<Double> a = better.scores().get(Measure.DENOISING_LOSS).byExample();
    List<Double> b = worse.scores().get(Measure.DENOISING_LOSS).byExample();

    Difference paired = Difference.of(a, b);

    assertThat(judge(TinyDenoiser.withoutText(0.21f)).losses().equals(better.losses())).isTrue();
    assertThat(paired.pairs()).isEqualTo(150);
    assertThat(Math.abs(paired.mean())).isLessThan(0.02);
    assertThat(paired.reach()).isLessThan(0.005);
  }

  @Test
  void aThreadThatDidNotStartTheEngineMeasuresTheSame() throws InterruptedException {
    Judgement here = judge(TinyDenoiser.withText(0.2f, -0.5f));
    Judgement[] there = new Judgement[1];
    Thread thread = new Thread(() -> there[0] = judge(TinyDenoiser.withText(0.2f, -0.5f)));
    thread.start();
    thread.join();

    assertThat(there[0].losses().equals(here.losses())).isTrue();
  }
}
