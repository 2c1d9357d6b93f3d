package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.OneStep;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.TextSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole training and its finetuning, on a folder of pictures of one colour. */
final class OneStepWorkTest {

  private static final NetworkSpec SPEC =
      SpecLoader.load(Path.of("src/test/resources/networks/blind.yaml"));
  private static final int SIDE = 4;
  private static final int PICTURES = 24;

  @TempDir private Path folder;

  @BeforeEach
  void drawPictures() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    StringBuilder metadata = new StringBuilder();
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        picture.setRGB(pixel % SIDE, pixel / SIDE, 0x0A_05_08 * i);
      }
      ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
      metadata.append("{\"file_name\": \"" + i + ".png\", \"text\": \"colour " + i + "\"}\n");
    }
    Files.writeString(pictures.resolve("metadata.jsonl"), metadata);
  }

  @Test
  void aTrainedNetworkIsFinetunedAndJudgedInOneStep() {
    Path trained = folder.resolve("trained");
    Path finetuned = folder.resolve("finetuned");
    TrainingReport before = train(Optional.empty(), trained);
    TrainingReport after = train(Optional.of(trained), finetuned);

    assertThat(after.steps()).isEqualTo(3);
    assertThat(after.identity().recipeHash()).isNotEqualTo(before.identity().recipeHash());
    assertThat(unet(trained).metadata()).doesNotContainKey("sampler");
    assertThat(unet(finetuned).metadata()).containsEntry("sampler", "ufogen");
    try (TrainingData data = Corpora.open(recipe())) {
      Judgement own = new TrainedJudging(recipe(), data).judge(SPEC, finetuned);
      Judgement asked = new TrainedJudging(recipe().judgedInOneStep(), data).judge(SPEC, finetuned);
      assertThat(own.pictures().get(0).image()).isEqualTo(asked.pictures().get(0).image());
      assertThat(own.notes()).contains(TrainedJudging.ONE_STEP);
    }
  }

  @Test
  void finetunedWeightsAreSampledInOneStepUnlessAnotherIsAskedFor() {
    Path trained = folder.resolve("trained");
    Path finetuned = folder.resolve("finetuned");
    train(Optional.empty(), trained);
    train(Optional.of(trained), finetuned);
    TrainedSampling.Wish none =
        new TrainedSampling.Wish(Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());
    TrainedSampling.Wish four =
        new TrainedSampling.Wish(
            Optional.of(SamplerKind.DDIM), OptionalInt.of(4), OptionalDouble.of(1.5));
    SamplerSpec usual = recipe().evaluation().sampler();
    SamplerSpec ufogen = recipe().judgedInOneStep().evaluation().sampler();

    assertThat(sampling(trained, none)).isEqualTo(new TrainedSampling(usual, 4, 1));
    assertThat(sampling(finetuned, none)).isEqualTo(new TrainedSampling(ufogen, 1, 1));
    assertThat(sampling(finetuned, four))
        .isEqualTo(
            new TrainedSampling(
                new SamplerSpec(
                    SamplerKind.DDIM, SamplerKind.DDIM.spacing(), usual.prediction(), false, 0),
                4,
                1.5));
    try (TrainingData data = Corpora.open(recipe())) {
      Tensor picture =
          sampling(finetuned, none)
              .picture(SPEC, recipe(), data, TrainedWeights.open(finetuned), "colour 1", 3);
      assertThat(picture.dims()).containsExactly(1L, 3L, (long) SIDE, (long) SIDE);
      assertThat(picture.floats()).isNotEqualTo(new float[3 * SIDE * SIDE]);
    }
  }

  private TrainedSampling sampling(Path weights, TrainedSampling.Wish wish) {
    return TrainedSampling.of(recipe(), TrainedWeights.open(weights), wish);
  }

  /** Also one whose process was killed after its report, before it deleted the state. */
  @Test
  void aFinishedFinetuningIsReadFromItsDirectory() throws IOException {
    Path trained = folder.resolve("trained");
    train(Optional.empty(), trained);
    TrainingJob job =
        TrainingJob.of(
                SPEC,
                recipe(),
                1,
                Optional.of(trained),
                folder.resolve("finetuned"),
                "unetlab test")
            .withEvaluate(true);
    TrainingReport once = TrainingWork.of(job, event -> {});
    TrainedFiles files = new TrainedFiles(job.directory());
    Files.copy(files.unet(), files.state());

    List<TrainingEvent> events = new ArrayList<>();
    TrainingReport again = TrainingWork.of(job, events::add);

    assertThat(again.judged().orElseThrow().scores())
        .isEqualTo(once.judged().orElseThrow().scores());
    assertThat(events).isEmpty();
    assertThat(files.state()).doesNotExist();
  }

  private TrainingReport train(Optional<Path> from, Path to) {
    return TrainingWork.of(
        TrainingJob.of(SPEC, recipe(), 1, from, to, "unetlab test"), event -> {});
  }

  private static WeightStore unet(Path place) {
    return WeightStore.open(new TrainedFiles(place).unet());
  }

  private Recipe recipe() {
    Recipe shapes = Recipe.shapes();
    Evaluation like = shapes.evaluation();
    return new Recipe(
        "folder",
        "folder",
        new DataSource.Folder(folder.resolve("pictures"), SIDE, 0.5),
        new LatentForm.Pixels(),
        new TextSource.None(),
        shapes.diffusion(),
        shapes.training().withLength(new Length.Steps(2)),
        new Evaluation(
            List.of(Measure.DENOISING_LOSS),
            4,
            2,
            like.sampler(),
            4,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.of(new OneStep(3, 4, 4, 1e-3, 0.3, 1, 0.9, 2)),
        Optional.empty());
  }
}
