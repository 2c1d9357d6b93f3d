package io.unetlab.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitnessTest {

  @TempDir private Path folder;

  private Path recipe(String... parts) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(
        file,
        "kind: recipe\nname: r\n"
            + String.join("\n", parts)
            + """

            diffusion: {prediction: v_prediction, schedule: squaredcos_cap_v2}
            training:
              steps: 10
              batch: 2
              optimizer: adamw
              learning_rate: {peak: 1e-3}
            evaluation: {measures: [denoising_loss], images: 2, levels: 2}
            """);
    return file;
  }

  private List<String> problems(String unet, Path recipeFile) throws IOException {
    Path file = folder.resolve("unet.yaml");
    Files.writeString(
        file,
        """
        kind: unet
        name: small
        groups: 4
        levels:
          - {channels: 8, resnets: 1, transformers: 1}
          - {channels: 8, resnets: 1}
        transformer: {heads: 2}
        middle: none
        """
            + unet);
    Problems problems = new Problems();
    Recipe recipe =
        RecipeLoader.load(recipeFile, SpecPatch.EMPTY, problems)
            .orElseThrow(() -> new AssertionError(problems.all()));
    Fitness.check(SpecLoader.load(file), recipe, Optional.of(recipeFile), problems);
    return problems.all().stream()
        .map(Problem::summary)
        .map(it -> it.replace(folder + "/", ""))
        .toList();
  }

  private static final String SHAPES = "data: {shapes: {images: 10}}";
  private static final String WORDS = "text: {words: {tokens: 8, width: 32}}";

  @Test
  void whatFitsHasNoProblem() throws IOException {
    Path recipe = recipe(SHAPES, "latent: {shuffle: 2}", WORDS);
    assertThat(problems("latent: {channels: 12, size: 8}\ntext: {tokens: 8, width: 32}\n", recipe))
        .isEmpty();
  }

  @Test
  void everythingThatDoesNotFitWithItsPlaceInBothFiles() throws IOException {
    Path recipe = recipe(SHAPES, "latent: {shuffle: 4}", WORDS);
    assertThat(
            problems(
                "latent: {channels: 4, size: 8}\ntext: {tokens: 77, width: 64}\nextra: {kind: time, ids: 6, id_width: 8}\n",
                recipe))
        .containsExactly(
            "unet.yaml:9:9: error FIT001: the network reads a latent of 4 x 8 x 8, and the recipe"
                + " makes 48 x 4 x 4 (the recipe's is at recipe.yaml:4:9)",
            "unet.yaml:10:7: error FIT002: the network reads 77 tokens that are 64 wide, and the"
                + " recipe's text has 8 tokens that are 32 wide (the recipe's is at"
                + " recipe.yaml:5:7)",
            "unet.yaml:1:1: error FIT003: the network reads `time_ids`, which no recipe provides");
  }

  @Test
  void networksThatPredictOrReadSomethingElse() throws IOException {
    Path recipe = recipe(SHAPES, "latent: pixels", "text: none");
    assertThat(
            problems(
                "latent: {channels: 6, in_channels: 3, size: 16}\ntext: {tokens: 8, width: 32}\n",
                recipe))
        .containsExactly(
            "unet.yaml:9:9: error FIT001: the network predicts 6 x 16 x 16, and the recipe's latent"
                + " is 3 x 16 x 16 (the recipe's is at recipe.yaml:4:9)",
            "unet.yaml:10:7: error FIT002: the network reads 8 tokens that are 32 wide, and the"
                + " recipe has no text (the recipe's is at recipe.yaml:5:7)");
  }

  @Test
  void captionsThatAreCutAreAWarning() throws IOException {
    Path recipe = recipe("data: {shapes: {objects: 2, images: 10}}", "latent: {shuffle: 2}", WORDS);
    assertThat(problems("latent: {channels: 12, size: 8}\ntext: {tokens: 8, width: 32}\n", recipe))
        .containsExactly(
            "recipe.yaml:5:24: warning FIT006: captions have up to 10 words, and 8 are read of"
                + " them");
  }

  @Test
  void onlyUnetsAreTrained() throws IOException {
    Path recipe = recipe(SHAPES, "latent: {shuffle: 2}", WORDS);
    Path decoder = folder.resolve("decoder.yaml");
    Files.writeString(
        decoder,
        "kind: decoder\nname: d\ngroups: 4\nlatent: {channels: 4, size: 8}\n"
            + "levels: [{channels: 8, resnets: 1}]\nmiddle: {resnets: 1, attention: false}\n");
    Problems problems = new Problems();
    Fitness.check(
        SpecLoader.load(decoder), RecipeLoader.load(recipe), Optional.of(recipe), problems);
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("only a unet is trained, found a file of kind `decoder`");
  }
}
