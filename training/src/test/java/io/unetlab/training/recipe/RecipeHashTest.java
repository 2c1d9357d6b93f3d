package io.unetlab.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hash is of all that a result depends on, and of nothing else. */
final class RecipeHashTest {

  private static final String RECIPE =
      """
      kind: recipe
      name: one
      data: {folder: pictures, size: 32}
      latent: {shuffle: 2}
      text: {words: {tokens: 8, width: 32}}
      training: {steps: 10, learning_rate: {peak: 1e-3}}
      """;

  @TempDir private Path folder;

  @Test
  void twoFilesThatSayTheSameHaveTheSameHashes() throws IOException {
    picture("a", "red");
    picture("b", "red");
    Path brief = write("a", RECIPE);
    Path full =
        write(
            "b",
            """
            # Another text.
            name: two
            kind: recipe
            title: With defaults
            training:
              batch: 32
              learning_rate: 0.001
              steps: 10
              optimizer: {adamw: {betas: [0.90, 0.999]}}
              clip: 1.0
              seeds: [7, 8]
              checkpoint: 3
            text: {words: {width: 32, tokens: 8}}
            latent: {shuffle: 2}
            data: {folder: pictures, held_out: 0.05, size: 32}
            diffusion: {}
            """);

    assertThat(RecipeHash.training(read(brief))).isEqualTo(RecipeHash.training(read(full)));
    assertThat(RecipeHash.judging(read(brief))).isEqualTo(RecipeHash.judging(read(full)));
    assertThat(RecipeHash.oneStep(read(brief))).isEqualTo(RecipeHash.oneStep(read(full)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.size=16",
        "data.held_out=10 %",
        "latent=pixels",
        "text.words.width=16",
        "diffusion.min_snr=5",
        "diffusion.prediction=epsilon",
        "training.steps=11",
        "training.batch=16",
        "training.optimizer=adam",
        "training.clip=none",
        "training.ema=0.9",
        "training.text_dropout=0.2",
        "training.learning_rate.peak=1e-4",
        "distillation={blocks: {features: 2}}",
        "distillation={steps: 4}"
      })
  void aChangeOfTheTrainingChangesItsHash(String change) throws IOException {
    picture("a", "red");
    write("a", RECIPE);

    assertThat(hash(change, RecipeHash::training)).isNotEqualTo(hash("", RecipeHash::training));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluation.levels=4",
        "evaluation.steps=20",
        "evaluation.sampler=ddim",
        "evaluation.guidance=3",
        "evaluation.measures=[caption_gain]"
      })
  void aChangedEvaluationTrainsNothingAgain(String change) throws IOException {
    picture("a", "red");
    write("a", RECIPE.replace("steps: 10", "steps: 10, text_dropout: 10 %") + "evaluation: {}\n");

    assertThat(hash(change, RecipeHash::training)).isEqualTo(hash("", RecipeHash::training));
    assertThat(hash(change, RecipeHash::judging)).isNotEqualTo(hash("", RecipeHash::judging));
  }

  @Test
  void theContentOfTheDataCounts() throws IOException {
    picture("a", "red");
    write("a", RECIPE);
    String before = hash("", RecipeHash::training);

    picture("a", "a blue one");

    assertThat(hash("", RecipeHash::training)).isNotEqualTo(before);
  }

  /** The checkpoint that finetuning keeps is chosen by its pictures' features. */
  @Test
  void theFeaturesCountForFinetuningAndNotForTraining() throws IOException {
    picture("a", "red");
    write(
        "a",
        RECIPE
            + """
            evaluation:
              measures: [frechet_distance]
              features: {file: features.onnx, mean: [0, 0, 0], std: [1, 1, 1]}
            """);
    Path features = Files.writeString(folder.resolve("a/features.onnx"), "some");
    String training = hash("", RecipeHash::training);
    String oneStep = hash("", RecipeHash::oneStep);

    Files.writeString(features, "others");

    assertThat(hash("", RecipeHash::training)).isEqualTo(training);
    assertThat(hash("", RecipeHash::oneStep)).isNotEqualTo(oneStep);
  }

  private String hash(String change, Function<Recipe, String> of) {
    Problems problems = new Problems();
    SpecPatch patch = change.isEmpty() ? SpecPatch.EMPTY : SpecPatch.parse(change, problems);
    Recipe recipe = RecipeLoader.load(folder.resolve("a/recipe.yaml"), patch);
    assertThat(problems.all()).isEmpty();
    return of.apply(recipe);
  }

  private static Recipe read(Path file) {
    return RecipeLoader.load(file);
  }

  private void picture(String name, String content) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve(name).resolve("pictures"));
    Files.writeString(pictures.resolve("1.png"), content);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name).resolve("recipe.yaml"), text);
  }
}
