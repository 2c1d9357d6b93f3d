package io.unetlab.training.distill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.Recording;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.generate.SeededNoise;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.Spacing;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.diffusion.Sampling;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Distillation;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.text.NoCaptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Students learn from a teacher what they do not learn without one. */
@Tag("slow")
class DistillationTest {

  private static final Path SPEC = Path.of("src/test/resources/networks/blind.yaml");
  private static final Diffusion DIFFUSION = Recipe.shapes().diffusion();
  private static final int BATCH = 8;
  private static final int NUMBERS = 3 * 4 * 4;
  private static final Graph LARGE = graph("");
  private static final Graph SMALL = graph("middle=none");

  private static Denoiser teacher;

  @BeforeAll
  static void trainTheTeacher() {
    PyTorch.setThreads(1);
    teacher = denoiser(LARGE, Initializers.seeded(LARGE, 1));
    train(teacher, Objective.DENOISING, 250);
  }

  @AfterAll
  static void close() {
    teacher.close();
  }

  private static Graph graph(String change) {
    Problems problems = new Problems();
    SpecPatch patch = change.isEmpty() ? SpecPatch.EMPTY : SpecPatch.parse(change, problems);
    return Networks.graph(SpecLoader.load(SPEC, patch));
  }

  private static Denoiser denoiser(Graph graph, WeightStore weights) {
    return new Denoiser(TrainableNetwork.of(graph, weights, KernelMode.FUSED), new NoCaptions());
  }

  // One channel in three is a checkerboard, the others are flat; each of a random strength.
  private static Batch batch(long seed) {
    Random random = new Random(seed);
    float[] images = new float[BATCH * NUMBERS];
    float[] noise = new float[images.length];
    for (int i = 0; i < BATCH; i++) {
      int board = random.nextInt(3);
      for (int j = 0; j < NUMBERS; j++) {
        boolean light = j / 16 != board || (j + j / 4) % 2 == 0;
        images[i * NUMBERS + j] = light ? 0.8f : -0.8f;
        noise[i * NUMBERS + j] = (float) random.nextGaussian();
      }
    }
    double[] times = new double[BATCH];
    Arrays.setAll(times, i -> (i + random.nextDouble()) / BATCH);
    return new Batch(images, noise, times, Collections.nCopies(BATCH, ""));
  }

  private static Noised noised(Batch batch, NDManager manager) {
    NoiseLevel.Levels levels = new NoiseLevel.Levels(DIFFUSION);
    List<NoiseLevel> at = Arrays.stream(batch.times()).mapToObj(levels::at).toList();
    return Noised.of(batch, at, DIFFUSION.target(), TensorShape.of(1, 3, 4, 4), manager);
  }

  private static void train(Denoiser denoiser, Objective objective, int steps) {
    OptimizerSettings settings = OptimizerSettings.adamw().withClip(1);
    try (Optimizer optimizer = new Optimizer(denoiser.trained(), settings)) {
      for (int step = 0; step < steps; step++) {
        Batch batch = batch(step);
        try (NDManager arrays = denoiser.unet().manager().newSubManager();
            Recording recording = Recording.start()) {
          recording.backward(objective.loss(denoiser, noised(batch, arrays), batch));
        }
        optimizer.step(2e-3);
      }
    }
  }

  /** Both start from the teacher's weights and see the same batches. */
  @Test
  void aSmallerStudentComesNearerToItsTeacher() {
    Distillation.Blocks weights = new Distillation.Blocks(1, 1, 1);
    double without = distance(Objective.DENOISING);
    double with = distance(new BlockDistillation(teacher, SMALL, weights));

    assertThat(with).isLessThan(0.5 * without);
  }

  private static double distance(Objective objective) {
    try (Denoiser student = denoiser(SMALL, WeightStore.of(teacher.unet().weights()))) {
      train(student, objective, 80);
      double sum = 0;
      for (int seed = 1000; seed < 1010; seed++) {
        Batch batch = batch(seed);
        try (NDManager arrays = student.unet().manager().newSubManager()) {
          Noised noised = noised(batch, arrays);
          NDArray theirs = teacher.predict(noised.input(), noised.timesteps(), batch.captions());
          NDArray own = student.predict(noised.input(), noised.timesteps(), batch.captions());
          sum += own.sub(theirs).square().mean().getFloat() / 10;
        }
      }
      return sum;
    }
  }

  @Test
  void stagesAreMatchedByNameAndShape() {
    assertThat(StageOutputs.of(LARGE, LARGE).unmatched()).isEmpty();
    assertThat(StageOutputs.of(LARGE, LARGE).teacher())
        .extracting(it -> it.scope().stage().word())
        .containsExactly("level 0 down", "level 1 down", "middle", "level 1 up", "level 0 up");
    assertThat(StageOutputs.of(LARGE, SMALL).unmatched())
        .containsExactly("middle: the student has none");
    assertThat(StageOutputs.of(SMALL, LARGE).unmatched())
        .containsExactly("middle: the teacher has none");
    assertThat(StageOutputs.of(LARGE, graph("levels[1].channels=32")).unmatched())
        .containsExactly(
            "level 1 down: 1x16x2x2 of the teacher, 1x32x2x2",
            "middle: 1x16x2x2 of the teacher, 1x32x2x2",
            "level 1 up: 1x16x4x4 of the teacher, 1x32x4x4");
  }

  /** The weights decide which losses count. */
  @Test
  void aCopyOfTheTeacherHasNoLossButTheTask() {
    Batch batch = batch(5);
    try (Denoiser copy = denoiser(LARGE, WeightStore.of(teacher.unet().weights()));
        NDManager arrays = copy.unet().manager().newSubManager()) {
      Noised noised = noised(batch, arrays);
      float task = Objective.DENOISING.loss(copy, noised, batch).getFloat();

      assertThat(loss(new Distillation.Blocks(0, 3, 3), copy, noised, batch)).isZero();
      assertThat(loss(new Distillation.Blocks(2, 3, 3), copy, noised, batch)).isEqualTo(2 * task);
    }
  }

  private static float loss(
      Distillation.Blocks weights, Denoiser student, Noised noised, Batch batch) {
    return new BlockDistillation(teacher, student.unet().graph(), weights)
        .loss(student, noised, batch)
        .getFloat();
  }

  /** One step of the student ends nearer to two of the teacher's than one of the teacher does. */
  @Test
  void halfAsManyStepsReachTheSamePictures() {
    try (Denoiser student = denoiser(LARGE, WeightStore.of(teacher.unet().weights()))) {
      train(student, new StepDistillation(teacher, DIFFUSION, 1), 150);
      List<double[]> two = sample(teacher, 2);

      assertThat(distance(sample(student, 1), two))
          .isLessThan(0.5 * distance(sample(teacher, 1), two));
    }
  }

  private static List<double[]> sample(Denoiser denoiser, int steps) {
    SamplerSpec ddim =
        new SamplerSpec(SamplerKind.DDIM, Spacing.TRAILING, Prediction.V_PREDICTION, false, 0);
    List<SeededNoise> noise = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      noise.add(new SeededNoise(100 + i));
    }
    return new Sampling(denoiser, DIFFUSION, ddim, steps, 1)
        .sample(Collections.nCopies(16, ""), noise, TensorShape.of(1, 3, 4, 4));
  }

  private static double distance(List<double[]> some, List<double[]> others) {
    double sum = 0;
    for (int i = 0; i < some.size(); i++) {
      for (int j = 0; j < some.get(i).length; j++) {
        double difference = some.get(i)[j] - others.get(i)[j];
        sum += difference * difference;
      }
    }
    return sum;
  }
}
