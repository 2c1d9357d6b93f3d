package io.unetlab.training.onestep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Sampling;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.OneStep;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.text.NoCaptions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OneStepFinetuningTest {

  private static final Diffusion DIFFUSION = Recipe.shapes().diffusion();
  private static final Graph GRAPH = Mlp.graph(16, 2);
  private static final double LN2 = Math.log(2);

  @BeforeAll
  static void oneThread() {
    PyTorch.setThreads(1);
  }

  @Test
  void aPictureIsComparedOneTimeEarlier() {
    OneStepLevels levels = OneStepLevels.of(DIFFUSION, 4);
    assertThat(levels.read())
        .extracting(NoiseLevel::timestep)
        .containsExactly(249.0, 499.0, 749.0, 999.0);
    assertThat(levels.compared())
        .extracting(NoiseLevel::timestep)
        .containsExactly(0.0, 249.0, 499.0, 749.0);
  }

  /**
   * The discriminator's last layer is zero, so its first judgement is even, nothing of it reaches
   * the generator, and its own first turn changes only that layer's weight (its bias is as often
   * pulled up as down).
   */
  @Test
  void theFirstIterationTeachesTheDiscriminatorOnly() {
    try (Denoiser network = network();
        OneStepFinetuning finetuning = start(network, settings(1, 0))) {
      Map<String, float[]> before = floats(finetuning.state());
      OneStepFinetuning.Losses losses = finetuning.iterate(batch(1));

      assertThat(losses.adversarial()).isCloseTo(LN2, within(1e-6));
      assertThat(losses.discriminator()).isCloseTo(2 * LN2, within(1e-6));
      assertThat(losses.norm()).isZero();
      assertThat(changed(before, floats(finetuning.state()), "/linear", "/time", "/out"))
          .containsExactly("discriminator/out.weight");
    }
  }

  @Test
  void bothLearnAfterwards() {
    try (Denoiser network = network();
        OneStepFinetuning finetuning = start(network, settings(1, 0))) {
      finetuning.iterate(batch(1));
      Map<String, float[]> before = floats(finetuning.state());
      OneStepFinetuning.Losses losses = finetuning.iterate(batch(2));

      assertThat(losses.discriminator()).isNotEqualTo(2 * LN2);
      assertThat(losses.norm()).isPositive();
      assertThat(changed(before, floats(finetuning.state()), "/linear", "/time", "/out"))
          .contains("generator/out.weight", "discriminator/linear_0.weight");
    }
  }

  @Test
  void reconstructionAloneNeedsNoDiscriminator() {
    try (Denoiser network = network();
        OneStepFinetuning finetuning = start(network, settings(0, 1))) {
      Map<String, float[]> before = floats(finetuning.state());
      double first = finetuning.iterate(batch(1)).reconstruction();
      for (int i = 0; i < 30; i++) {
        finetuning.iterate(batch(1));
      }
      assertThat(finetuning.iterate(batch(1)).reconstruction()).isLessThan(0.9 * first);
      assertThat(changed(before, floats(finetuning.state()), "/linear", "/out"))
          .allMatch(it -> it.startsWith("generator/"));
    }
  }

  @Test
  void aStoppedFinetuningContinuesToTheSameState() {
    WeightStore half;
    Map<String, float[]> whole;
    try (Denoiser network = network();
        OneStepFinetuning finetuning = start(network, settings(1, 1))) {
      finetuning.iterate(batch(1));
      finetuning.iterate(batch(2));
      half = WeightStore.of(finetuning.state());
      finetuning.iterate(batch(3));
      whole = floats(finetuning.state());
    }
    try (Denoiser network = network();
        OneStepFinetuning finetuning =
            OneStepFinetuning.resume(
                network, half, 2, DIFFUSION, settings(1, 1), KernelMode.FUSED)) {
      finetuning.iterate(batch(3));
      assertThat(finetuning.iterations()).isEqualTo(3);
      assertThat(changed(whole, floats(finetuning.state()), "")).isEmpty();
    }
  }

  @Test
  void aPictureIsTheSamplersOfOneStep() {
    double[] noise = {0.5, -1.25};
    try (Denoiser network = network();
        NDManager manager = PyTorch.newManager()) {
      double[] sampled =
          Sampling.of(network, DIFFUSION, Recipe.shapes().judgedInOneStep().evaluation())
              .sample(List.of(""), List.of((step, count) -> noise), TensorShape.of(1, 2))
              .get(0);
      float[] made =
          new Generator(network, DIFFUSION)
              .pictures(manager.create(new float[] {0.5f, -1.25f}, new Shape(1, 2)), List.of(""))
              .toFloatArray();
      assertThat((double) made[0]).isCloseTo(sampled[0], within(1e-5));
      assertThat((double) made[1]).isCloseTo(sampled[1], within(1e-5));
    }
  }

  private static Denoiser network() {
    return new Denoiser(
        TrainableNetwork.of(GRAPH, Initializers.seeded(GRAPH, 1), KernelMode.FUSED),
        new NoCaptions());
  }

  private static OneStepFinetuning start(Denoiser network, OneStep settings) {
    return OneStepFinetuning.start(network, DIFFUSION, settings, KernelMode.FUSED);
  }

  private static OneStep settings(double adversarial, double reconstruction) {
    return new OneStep(10, 8, 4, 1e-2, adversarial, reconstruction, 0.9, 5);
  }

  private static OneStepBatch batch(long seed) {
    Random random = new Random(seed);
    int[] times = {3, 3, 3, 3, 0, 1, 2, 3};
    return new OneStepBatch(
        new GaussianGrid(5).draw(8, random),
        Collections.nCopies(8, ""),
        times,
        noise(random),
        noise(random),
        noise(random),
        noise(random));
  }

  private static float[] noise(Random random) {
    float[] noise = new float[16];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static Map<String, float[]> floats(List<Tensor> tensors) {
    Map<String, float[]> all = new TreeMap<>();
    tensors.forEach(it -> all.put(it.name(), it.floats()));
    return all;
  }

  private static List<String> changed(
      Map<String, float[]> before, Map<String, float[]> after, String... within) {
    return before.keySet().stream()
        .filter(name -> Arrays.stream(within).anyMatch(name::contains))
        .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
        .toList();
  }
}
