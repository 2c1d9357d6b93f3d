package io.unetlab.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written of a recipe is read as the same recipe, and written as the same text. */
final class RecipeWriterTest {

  private static final Path GOOD = Path.of("src/test/resources/recipes/good");

  static List<Path> good() throws IOException {
    try (Stream<Path> files = Files.list(GOOD)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void theTextIsReadAsTheSameRecipe(Path file) {
    Recipe recipe = read(file).orElseThrow();
    Problems problems = new Problems();
    Source text = new Source("text", recipe.yaml());

    Optional<Recipe> again =
        RecipeLoader.read(text, Path.of("/elsewhere"), SpecPatch.EMPTY, problems);

    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    assertThat(again.map(Recipe::yaml)).contains(recipe.yaml());
    assertThat(again.map(Recipe::training).map(TrainingPlan::learningRate))
        .contains(recipe.training().learningRate());
    assertThat(again.map(Recipe::evaluation).map(Evaluation::sampler))
        .contains(recipe.evaluation().sampler());
  }

  /** A training's process gets its recipe as JSON. */
  @ParameterizedTest
  @MethodSource("good")
  void theRecordIsReadAsTheSameRecipe(Path file) {
    Recipe recipe = read(file.toAbsolutePath()).orElseThrow();

    assertThat(RecordJson.read(RecordJson.write(recipe), Recipe.class)).isEqualTo(recipe);
  }

  private static Optional<Recipe> read(Path file) {
    Problems problems = new Problems();
    Optional<Recipe> recipe = RecipeLoader.read(file, SpecPatch.EMPTY, problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return recipe;
  }
}
