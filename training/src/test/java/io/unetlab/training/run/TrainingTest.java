package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.recipe.LearningRate;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.text.NoCaptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop on a network that learns in seconds, with batches of its own. */
@Tag("slow")
final class TrainingTest {

  private static final Path SPEC = Path.of("src/test/resources/networks/blind.yaml");
  private static final Graph GRAPH = Networks.graph(SpecLoader.load(SPEC));
  private static final int BATCH = 8;
  private static final int COUNT = 3 * 4 * 4;

  @TempDir private Path folder;

  @BeforeAll
  static void oneThread() {
    PyTorch.setThreads(1);
  }

  @Test
  void theLossFalls() {
    Checkpoint end = train(recipe(200, 1000), folder, event -> {});

    float[] losses = end.losses().values();
    assertThat(losses).hasSize(200);
    assertThat(losses[0]).isGreaterThan(0.8f);
    assertThat(end.losses().recent()).isLessThan(0.6);
  }

  @Test
  void aTrainingThatWasStoppedGivesTheSameFiles() throws IOException {
    Recipe recipe = recipe(40, 10);
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    train(recipe, whole, event -> {});

    for (int at : List.of(9, 13, 31, 40)) {
      assertThatExceptionOfType(StopAfter.Stopped.class)
          .isThrownBy(() -> train(recipe, stopped, new StopAfter(at)));
    }
    train(recipe, stopped, event -> {});

    for (String name : List.of("unet.safetensors", "loss.csv")) {
      assertThat(stopped.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
    }
    assertThat(names(stopped)).containsExactly("loss.csv", "state.safetensors", "unet.safetensors");
  }

  /** Steps are taken in the order of their numbers, each once. */
  @Test
  void aFinishedTrainingIsNotTrainedAgain() {
    List<Long> steps = new ArrayList<>();
    train(recipe(5, 2), folder, event -> steps.add(event.steps()));
    assertThat(steps).containsExactly(0L, 1L, 2L, 2L, 3L, 4L, 4L, 5L, 5L);
    train(recipe(5, 2), folder, event -> steps.add(event.steps()));
    assertThat(steps.subList(9, steps.size())).containsExactly(5L, 5L);
    assertThat(new TrainedFiles(folder).steps()).hasValue(5);
  }

  @Test
  void aLossThatIsNotANumberEndsItAndTheLastCheckpointStays() throws IOException {
    Recipe recipe = recipe(40, 10);
    Objective breaks =
        (denoiser, noised, batch) -> {
          NDArray loss = Objective.DENOISING.loss(denoiser, noised, batch);
          boolean spoiled = batch.captions().get(0).equals("23");
          return spoiled ? loss.mul(loss.getManager().create(Float.NaN)) : loss;
        };
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(recipe, breaks, folder, event -> {}))
        .withMessageStartingWith(
            "the loss is not a number in step 24, at a learning rate of 0.003; the checkpoint after"
                + " step 20 is whole");
    byte[] state = Files.readAllBytes(new TrainedFiles(folder).state());

    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(recipe, breaks, folder, event -> {}));
    assertThat(Files.readAllBytes(new TrainedFiles(folder).state())).isEqualTo(state);
  }

  /** How many steps it is depends on the machine; that it ends does not. */
  @Test
  void aTrainingOfMinutesEndsByTheClockAndCountsTheTimeBefore() {
    Recipe steps = recipe(1, 1000);
    Recipe minutes = steps.withTraining(steps.training().withLength(new Length.Minutes(0.02)));
    Checkpoint end = train(minutes, folder, event -> {});
    assertThat(end.seconds()).isGreaterThanOrEqualTo(1.2);
    assertThat(end.losses().count()).isPositive();

    Checkpoint again = train(minutes, folder, event -> {});
    assertThat(again.losses().values()).isEqualTo(end.losses().values());
  }

  /** PyTorch's own error, from its own allocator. */
  @Test
  void aStepThatDoesNotFitInMemorySaysWhatToChange() {
    Objective huge =
        (denoiser, noised, batch) -> noised.input().getManager().zeros(new Shape(1L << 46)).sum();
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(recipe(5, 2), huge, folder, event -> {}))
        .withMessageStartingWith(
            "not enough memory for step 1 with a batch of 32; there is no checkpoint yet: ");
  }

  private static Recipe recipe(int steps, int checkpointEvery) {
    Recipe shapes = Recipe.shapes();
    return shapes.withTraining(
        shapes
            .training()
            .withLength(new Length.Steps(steps))
            .withCheckpointEvery(checkpointEvery)
            .withLearningRate(new LearningRate(3e-3, 10, LearningRate.Decay.CONSTANT, 1)));
  }

  private static Checkpoint train(Recipe recipe, Path folder, Consumer<TrainingEvent> events) {
    return train(recipe, Objective.DENOISING, folder, events);
  }

  private static Checkpoint train(
      Recipe recipe, Objective objective, Path folder, Consumer<TrainingEvent> events) {
    TrainingIdentity identity = new TrainingIdentity("blind", "1", "2", 0, "", "", "unetlab test");
    Training training =
        new Training(
            recipe, TrainingTest::batch, objective, new TrainedFiles(folder), identity, events);
    try (Denoiser denoiser =
        new Denoiser(
            TrainableNetwork.of(GRAPH, Initializers.seeded(GRAPH, 0), KernelMode.FUSED),
            new NoCaptions())) {
      return training.train(denoiser);
    }
  }

  // Pictures of one colour; the first caption is the step.
  private static Batch batch(long step) {
    SplittableRandom random = new SplittableRandom(step);
    float[] images = new float[BATCH * COUNT];
    float[] noise = new float[BATCH * COUNT];
    double[] times = new double[BATCH];
    for (int i = 0; i < BATCH; i++) {
      float colour = random.nextBoolean() ? 1 : -1;
      times[i] = (i + random.nextDouble()) / BATCH;
      for (int j = i * COUNT; j < (i + 1) * COUNT; j++) {
        images[j] = colour;
        noise[j] = (float) random.nextGaussian();
      }
    }
    return new Batch(images, noise, times, Collections.nCopies(BATCH, Long.toString(step)));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }
}
