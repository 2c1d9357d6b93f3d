package io.unetlab.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFilesTest {

  private static final Path NETWORKS = Path.of("src/test/resources/networks");

  private static final String RECIPE =
      """
      kind: recipe
      name: files
      data: {folder: pictures, size: 32}
      latent:
        encoder: encoder.yaml
        weights: encoder.safetensors.index.json
        decoder: encoder.yaml
        decoder_weights: decoder.safetensors
        scale: 1
      text: none
      training: {steps: 10, learning_rate: {peak: 1e-3}}
      evaluation:
        measures: [frechet_distance]
        features: {file: features.onnx, mean: [0, 0, 0], std: [1, 1, 1]}
      """;

  @TempDir private Path folder;

  private Path here;

  @BeforeEach
  void write() throws IOException {
    here = folder.resolve("here");
    write("pictures/deep/1.png", "red");
    write("pictures/metadata.jsonl", "{}");
    write("encoder.yaml", "kind: unet\nname: encoder\nextends: base/encoder.yaml\n");
    write("base/encoder.yaml", Files.readString(NETWORKS.resolve("small.yaml")));
    write("encoder.safetensors.index.json", "{\"weight_map\": {\"a\": \"one.safetensors\"}}");
    write("one.safetensors", "one");
    write("decoder.safetensors", "two");
    write("features.onnx", "model");
    write("features.onnx.data", "weights");
    write("features2.onnx", "another");
    write("recipe.yaml", RECIPE);
  }

  private void write(String name, String text) throws IOException {
    Path file = here.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private Recipe recipe() {
    return RecipeLoader.load(here.resolve("recipe.yaml"));
  }

  @Test
  void allFilesAreListedThatTrainingAndJudgingRead() {
    assertThat(RecipeFiles.of(recipe()))
        .extracting(it -> here.relativize(it).toString())
        .containsExactlyInAnyOrder(
            "pictures",
            "encoder.yaml",
            "base/encoder.yaml",
            "encoder.safetensors.index.json",
            "one.safetensors",
            "decoder.safetensors",
            "features.onnx",
            "features.onnx.data");
  }

  @Test
  void aRecipeWithItsFilesElsewhereHasTheSameHashes() throws IOException {
    Recipe recipe = recipe();
    String training = RecipeHash.training(recipe);
    String judging = RecipeHash.judging(recipe);
    Path there = folder.resolve("there");
    Files.move(here, there);

    Recipe moved = RecipeFiles.moved(recipe, file -> there.resolve(here.relativize(file)));

    assertThat(RecipeHash.training(moved)).isEqualTo(training);
    assertThat(RecipeHash.judging(moved)).isEqualTo(judging);
    assertThat(moved.name()).isEqualTo("files");
    assertThat(RecipeFiles.of(moved)).allMatch(it -> it.startsWith(there));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Recipe recipe = recipe();

    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> RecipeFiles.moved(recipe, file -> Path.of("/nowhere" + file)))
        .withMessageContaining("/nowhere")
        .withMessageContaining("features.onnx");
  }

  @Test
  void weightsInFilesOfTheirOwnCount() throws IOException {
    String before = RecipeHash.judging(recipe());
    write("one.safetensors", "three");
    String ofIndex = RecipeHash.judging(recipe());
    write("features.onnx.data", "others");

    assertThat(before).isNotEqualTo(ofIndex);
    assertThat(ofIndex).isNotEqualTo(RecipeHash.judging(recipe()));
  }

  @Test
  void picturesBehindALinkCount() throws IOException {
    Files.move(here.resolve("pictures"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(here.resolve("pictures"), folder.resolve("elsewhere"));
    String before = RecipeHash.training(recipe());
    Files.writeString(folder.resolve("elsewhere/deep/1.png"), "a blue one");

    assertThat(RecipeHash.training(recipe())).isNotEqualTo(before);
  }
}
