package io.unetlab.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe is what its file says, with every default. */
final class RecipeLoaderTest {

  private static final String LEAST =
      """
      kind: recipe
      name: least
      data: {shapes: {}}
      training: {steps: 10, learning_rate: 1e-3}
      """;

  @TempDir private Path folder;

  @Test
  void theExampleOfShapesIsTheUsualRecipe() {
    Recipe example = RecipeLoader.load(Path.of("../examples/recipes/shapes.yaml"));

    assertThat(example).isEqualTo(Recipe.shapes());
  }

  @Test
  void whatIsLeftOutIsAsTheDocumentsSay() {
    Recipe recipe = read(LEAST);

    assertThat(recipe.title()).isEqualTo("least");
    assertThat(recipe.data()).isEqualTo(new DataSource.Shapes(1, 16, 8000, 0.1, 0));
    assertThat(recipe.latent()).isEqualTo(new LatentForm.Pixels());
    assertThat(recipe.text()).isEqualTo(new TextSource.None());
    assertThat(recipe.diffusion()).isEqualTo(Recipe.shapes().diffusion());
    TrainingPlan training = recipe.training();
    assertThat(training.optimizer()).isEqualTo(OptimizerSettings.adamw().withClip(1));
    assertThat(training.learningRate())
        .isEqualTo(new LearningRate(1e-3, 0, LearningRate.Decay.CONSTANT, 0));
    assertThat(training.textDropout()).as("without text").isZero();
    assertThat(training.seeds()).containsExactly(1L);
    assertThat(training.device()).isEqualTo(new Device.Cpu());
    assertThat(recipe.evaluation().measures()).containsExactly(Measure.DENOISING_LOSS);
    assertThat(recipe.evaluation().guidance()).isEqualTo(1);
    assertThat(recipe.oneStep()).isEmpty();
    assertThat(recipe.distillation()).isEmpty();
  }

  @Test
  void everyFormIsRead() throws IOException {
    for (String name : List.of("e.yaml", "e.st", "d.yaml", "d.st", "t.yaml", "t.st", "a.tar")) {
      Files.createFile(folder.resolve(name));
    }
    Files.createFile(folder.resolve("natives.jar"));
    Files.createDirectory(folder.resolve("tokenizer"));
    Path file =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            """
            kind: recipe
            name: every
            data: {webdataset: [a.tar], size: 64, held_out: 0.02}
            latent: {encoder: e.yaml, weights: e.st, decoder: d.yaml, decoder_weights: d.st, scale: 0.18215}
            text: {encoder: t.yaml, weights: t.st, tokenizer: tokenizer}
            diffusion: {prediction: epsilon, schedule: scaled_linear, min_snr: 5}
            training:
              minutes: 1.5
              optimizer: {sgd: {momentum: 0.5, weight_decay: 1e-4}}
              learning_rate: {peak: 1e-2, decay: linear, end: 10%}
              clip: none
              ema: 0.99
              seeds: 3
              device: {cuda: natives.jar}
            evaluation: {sampler: {kind: ddim, eta: 0.5}, guidance: 7.5, steps: 50}
            one_step: {times: 8}
            distillation: {blocks: {features: 2}}
            """);

    Recipe recipe = RecipeLoader.load(file);

    assertThat(recipe.data())
        .isEqualTo(new DataSource.WebDataset(List.of(folder.resolve("a.tar")), 64, 0.02));
    assertThat(recipe.latent())
        .isEqualTo(
            new LatentForm.Encoded(at("e.yaml"), at("e.st"), at("d.yaml"), at("d.st"), 0.18215));
    assertThat(recipe.text())
        .isEqualTo(new TextSource.Encoder(at("t.yaml"), at("t.st"), at("tokenizer")));
    assertThat(recipe.diffusion().noise().betas()).isEqualTo(BetaSchedule.SCALED_LINEAR);
    assertThat(recipe.diffusion().noise().betaEnd()).isEqualTo(0.012);
    assertThat(recipe.diffusion().minSnr()).isEqualTo(OptionalDouble.of(5));
    assertThat(recipe.training().length()).isEqualTo(new Length.Minutes(1.5));
    assertThat(recipe.training().optimizer().kind()).isEqualTo(OptimizerSettings.Kind.SGD);
    assertThat(recipe.training().optimizer().beta1()).isEqualTo(0.5);
    assertThat(recipe.training().optimizer().clip()).isEmpty();
    assertThat(recipe.training().learningRate())
        .isEqualTo(new LearningRate(1e-2, 0, LearningRate.Decay.LINEAR, 0.1));
    assertThat(recipe.training().textDropout()).isEqualTo(0.1);
    assertThat(recipe.training().seeds()).containsExactly(1L, 2L, 3L);
    assertThat(recipe.training().device()).isEqualTo(new Device.Cuda(at("natives.jar")));
    assertThat(recipe.evaluation().sampler().kind()).isEqualTo(SamplerKind.DDIM);
    assertThat(recipe.oneStep().orElseThrow().times()).isEqualTo(8);
    assertThat(recipe.distillation()).contains(new Distillation.Blocks(1, 1, 2));
  }

  @Test
  void aMissingFileIsAnErrorOnlyOnceTheRecipeIsUsed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            LEAST.replace("{shapes: {}}", "{folder: pictures, size: 64}"));
    Problems problems = new Problems();

    Optional<Recipe> recipe = RecipeLoader.read(file, SpecPatch.EMPTY, problems);

    assertThat(recipe.map(Recipe::data)).contains(new DataSource.Folder(at("pictures"), 64, 0.05));
    assertThat(problems.all())
        .singleElement()
        .matches(it -> it.severity() == Severity.WARNING && it.code() == RecipeCode.FILE_MISSING);
    assertThatThrownBy(() -> RecipeLoader.load(file))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("recipe.yaml:3:16: error RECIPE004");
  }

  @Test
  void aPatchChangesARecipe() {
    SpecPatch patch = SpecPatch.parse("training.steps=5", new Problems());
    Problems problems = new Problems();

    Optional<Recipe> recipe = RecipeLoader.read(new Source("text", LEAST), folder, patch, problems);

    assertThat(recipe.map(it -> it.training().length())).contains(new Length.Steps(5));
  }

  private Recipe read(String text) {
    Problems problems = new Problems();
    Optional<Recipe> recipe =
        RecipeLoader.read(new Source("text", text), folder, SpecPatch.EMPTY, problems);
    assertThat(problems.all()).isEmpty();
    return recipe.orElseThrow();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
