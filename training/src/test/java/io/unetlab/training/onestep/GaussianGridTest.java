package io.unetlab.training.onestep;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.Recording;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.OneStep;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.text.NoCaptions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * After finetuning, one step reaches every mode of a grid of Gaussians, where the diffusion network
 * itself makes their mean. A mode counts as reached if at least half of its share of 10,000 points
 * is within three standard deviations of its center in each direction.
 */
@Tag("slow")
final class GaussianGridTest {

  private static final Diffusion DIFFUSION = Recipe.shapes().diffusion();
  private static final NoiseLevel.Levels LEVELS = new NoiseLevel.Levels(DIFFUSION);
  private static final Graph GRAPH = Mlp.graph(128, 3);
  private static final int BATCH = 512;
  private static final int TIMES = 2;
  private static final double LEARNING_RATE = 1e-3;
  private static final OptimizerSettings ADAM =
      new OptimizerSettings(
          OptimizerSettings.Kind.ADAM,
          0.9,
          0.99,
          1e-8,
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty());
  private static final int POINTS = 10_000;
  private static final double ENOUGH = 0.5;

  @BeforeAll
  static void oneThread() {
    PyTorch.setThreads(1);
  }

  @Test
  void oneStepReachesNineModes() {
    assertReachesAll(new GaussianGrid(3), 600, 1200);
  }

  @Test
  void oneStepReachesTwentyFiveModes() {
    assertReachesAll(new GaussianGrid(5), 2000, 5000);
  }

  private static void assertReachesAll(GaussianGrid grid, int steps, int iterations) {
    Random random = new Random(1);
    try (Denoiser network =
        new Denoiser(
            TrainableNetwork.of(GRAPH, Initializers.seeded(GRAPH, 1), KernelMode.FUSED),
            new NoCaptions())) {
      train(network, grid, steps, random);
      assertThat(grid.reached(counts(network, grid), ENOUGH)).as("before").isLessThanOrEqualTo(1);
      finetune(network, grid, iterations, random);
      int[] counts = counts(network, grid);
      assertThat(grid.reached(counts, ENOUGH)).as(Arrays.toString(counts)).isEqualTo(grid.modes());
    }
  }

  private static void train(Denoiser network, GaussianGrid grid, int steps, Random random) {
    try (Optimizer optimizer = new Optimizer(List.of(network.unet()), ADAM)) {
      for (int i = 0; i < steps; i++) {
        try (NDManager arrays = network.unet().manager().newSubManager();
            Recording recording = Recording.start()) {
          recording.backward(denoisingLoss(network, grid, random, arrays));
        }
        optimizer.step(LEARNING_RATE * (1 + Math.cos(Math.PI * i / steps)));
      }
    }
  }

  private static NDArray denoisingLoss(
      Denoiser network, GaussianGrid grid, Random random, NDManager arrays) {
    double[] times = random.doubles(BATCH).toArray();
    float[] points = grid.draw(BATCH, random);
    Batch batch = new Batch(points, noise(BATCH, random), times, Collections.nCopies(BATCH, ""));
    List<NoiseLevel> levels = Arrays.stream(times).mapToObj(LEVELS::at).toList();
    TensorShape point = TensorShape.of(1, 2);
    Noised noised = Noised.of(batch, levels, DIFFUSION.target(), point, arrays);
    return Objective.DENOISING.loss(network, noised, batch);
  }

  private static void finetune(Denoiser network, GaussianGrid grid, int iterations, Random random) {
    OneStep settings =
        new OneStep(iterations, BATCH, TIMES, LEARNING_RATE, 1, 1e-3, 0.99, iterations);
    try (OneStepFinetuning finetuning =
        OneStepFinetuning.start(network, DIFFUSION, settings, KernelMode.FUSED)) {
      for (int i = 0; i < iterations; i++) {
        finetuning.iterate(batch(grid, random));
      }
      network.unet().load(WeightStore.of(finetuning.averages()));
    }
  }

  private static OneStepBatch batch(GaussianGrid grid, Random random) {
    int[] times = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      times[i] = i < BATCH / 2 ? TIMES - 1 : random.nextInt(TIMES);
    }
    return new OneStepBatch(
        grid.draw(BATCH, random),
        Collections.nCopies(BATCH, ""),
        times,
        noise(BATCH, random),
        noise(BATCH, random),
        noise(BATCH, random),
        noise(BATCH, random));
  }

  private static int[] counts(Denoiser network, GaussianGrid grid) {
    try (NDManager manager = PyTorch.newManager()) {
      NDArray noise = manager.create(noise(POINTS, new Random(5)), new Shape(POINTS, 2));
      Generator generator = new Generator(network, DIFFUSION);
      return grid.counts(generator.pictures(noise, Collections.nCopies(POINTS, "")).toFloatArray());
    }
  }

  private static float[] noise(int points, Random random) {
    float[] noise = new float[2 * points];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
