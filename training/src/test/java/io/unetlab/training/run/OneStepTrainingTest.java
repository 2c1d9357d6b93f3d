package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.onestep.OneStepBatch;
import io.unetlab.training.recipe.OneStep;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.text.NoCaptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OneStepTrainingTest {

  private static final Path SPEC = Path.of("src/test/resources/networks/blind.yaml");
  private static final Graph GRAPH = Networks.graph(SpecLoader.load(SPEC));
  private static final int BATCH = 4;
  private static final int COUNT = 3 * 4 * 4;

  @TempDir private Path folder;

  @BeforeAll
  static void oneThread() {
    PyTorch.setThreads(1);
  }

  @Test
  void theBestCheckpointIsKept() {
    finetune(folder.resolve("short"), 4, distances(3, 1), event -> {});
    finetune(folder.resolve("long"), 8, distances(3, 1, 2, 4), event -> {});

    assertThat(metadata("long"))
        .containsEntry("kept_iteration", "4")
        .containsEntry("kept_distance", "1.0")
        .containsEntry("steps", "8")
        .containsEntry("sampler", "ufogen")
        .containsEntry("sampler_steps", "1");
    assertThat(unet("long").tensors().get("conv_in.weight").floats())
        .isEqualTo(unet("short").tensors().get("conv_in.weight").floats());
  }

  @Test
  void aFinetuningThatWasStoppedGivesTheSameFiles() {
    finetune(folder.resolve("whole"), 8, distances(1, 3, 4, 2), event -> {});

    for (int at : List.of(3, 5)) {
      assertThatExceptionOfType(StopAfter.Stopped.class)
          .isThrownBy(
              () ->
                  finetune(
                      folder.resolve("stopped"),
                      8,
                      at == 3 ? distances(1) : distances(3),
                      new StopAfter(at)));
    }
    finetune(folder.resolve("stopped"), 8, distances(4, 2), event -> {});

    for (String name : List.of("unet.safetensors", "loss.csv")) {
      assertThat(folder.resolve("stopped").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
  }

  @Test
  void lossesThatAreNotNumbersEndIt() throws IOException {
    Path place = folder.resolve("broken");
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(
            () -> finetune(place, 8, distances(1), event -> {}, step -> batch(step, step == 3)))
        .withMessageStartingWith("the losses of iteration 4 are not finite: ")
        .withMessageContaining("the checkpoint after step 2 is whole");
    assertThat(Files.exists(new TrainedFiles(place).state())).isTrue();
  }

  private Map<String, String> metadata(String name) {
    return unet(name).metadata();
  }

  private WeightStore unet(String name) {
    return WeightStore.open(new TrainedFiles(folder.resolve(name)).unet());
  }

  // In the order in which they are asked for.
  private static ToDoubleFunction<Denoiser> distances(double... given) {
    Deque<Double> left = new ArrayDeque<>();
    for (double one : given) {
      left.add(one);
    }
    return network -> left.remove();
  }

  private static void finetune(
      Path place,
      int iterations,
      ToDoubleFunction<Denoiser> distance,
      Consumer<TrainingEvent> events) {
    finetune(place, iterations, distance, events, step -> batch(step, false));
  }

  private static void finetune(
      Path place,
      int iterations,
      ToDoubleFunction<Denoiser> distance,
      Consumer<TrainingEvent> events,
      LongFunction<OneStepBatch> batches) {
    OneStep settings = new OneStep(iterations, BATCH, 4, 1e-3, 0.3, 1, 0.9, 2);
    Recipe recipe = Recipe.shapes().withOneStep(settings);
    TrainingIdentity identity = new TrainingIdentity("blind", "1", "2", 0, "3", "", "unetlab test");
    OneStepTraining training =
        new OneStepTraining(recipe, batches, distance, new TrainedFiles(place), identity, events);
    try (Denoiser network =
        new Denoiser(
            TrainableNetwork.of(GRAPH, Initializers.seeded(GRAPH, 0), KernelMode.FUSED),
            new NoCaptions())) {
      training.finetune(network);
    }
  }

  private static OneStepBatch batch(long step, boolean broken) {
    SplittableRandom random = new SplittableRandom(step);
    float[] pictures = noise(random);
    pictures[0] = broken ? Float.NaN : 0;
    return new OneStepBatch(
        pictures,
        Collections.nCopies(BATCH, ""),
        new int[] {3, 3, 0, 1},
        noise(random),
        noise(random),
        noise(random),
        noise(random));
  }

  private static float[] noise(SplittableRandom random) {
    float[] noise = new float[BATCH * COUNT];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
