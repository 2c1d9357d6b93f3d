package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import io.unetlab.training.text.Fitness;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe with nothing of the made set: a folder, an encoder's latents, a frozen text encoder. */
final class OwnDataTest {

  private static final Path TOKENIZER =
      Path.of("..", "builders", "src", "test", "resources", "tokenizer", "small").toAbsolutePath();
  private static final String RESNETS =
      """
      groups: 4
      levels: [{channels: 8, resnets: 1}, {channels: 8, resnets: 1}]
      middle: {resnets: 1, attention: false}
      """;

  @TempDir private Path folder;

  @Test
  void isTrainedAndJudgedAndTheSameAgain() throws IOException {
    pictures();
    network("encoder", "image: {size: 16}\nlatent: {channels: 4}\n" + RESNETS);
    network("decoder", "latent: {channels: 4, size: 8}\n" + RESNETS);
    network("text_encoder", "tokens: 10\nwidth: 8\nlayers: 1\nheads: 2\nvocabulary: 98\n");
    Path recipeFile = recipe();
    Recipe recipe = RecipeLoader.load(recipeFile);
    NetworkSpec unet = unet();
    Problems problems = new Problems();
    Fitness.check(unet, recipe, Optional.of(recipeFile), problems);
    assertThat(problems.all()).isEmpty();

    TrainingReport one = TrainingWork.of(job(unet, recipe, "one"), event -> {});
    TrainingReport other = TrainingWork.of(job(unet, recipe, "other"), event -> {});

    assertThat(other.losses()).isEqualTo(one.losses());
    assertThat(mean(one.losses().subList(50, 60))).isLessThan(mean(one.losses().subList(0, 10)));
    assertThat(folder.resolve("one").resolve("text.safetensors")).doesNotExist();
    assertThat(one.judged().orElseThrow().scores())
        .containsKeys(Measure.DENOISING_LOSS, Measure.CAPTION_GAIN);
  }

  private TrainingJob job(NetworkSpec unet, Recipe recipe, String name) {
    return TrainingJob.of(unet, recipe, 1, Optional.empty(), folder.resolve(name), "test")
        .withEvaluate(true);
  }

  private static double mean(List<Float> losses) {
    return losses.stream().mapToDouble(it -> it).average().orElseThrow();
  }

  private void pictures() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      BufferedImage image = new BufferedImage(20, 24, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 20 * 24; pixel++) {
        image.setRGB(pixel % 20, pixel / 20, i % 2 == 0 ? 0xF01000 + i : 0x1000F0 + (i << 8));
      }
      ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
      String caption = i % 2 == 0 ? "a photo of the cat" : "the dog";
      lines.add("{\"file_name\": \"" + i + ".png\", \"text\": \"" + caption + "\"}");
    }
    Files.write(pictures.resolve("metadata.jsonl"), lines);
  }

  private void network(String kind, String keys) throws IOException {
    Path file = folder.resolve(kind + ".yaml");
    Files.writeString(file, "kind: " + kind + "\nname: tiny\n" + keys);
    Graph graph = Networks.graph(SpecLoader.load(file));
    SafetensorsWriter.write(
        folder.resolve(kind + ".safetensors"),
        Initializers.seeded(graph, 1).tensors().values(),
        ElementType.FLOAT32,
        Map.of());
  }

  private NetworkSpec unet() throws IOException {
    Path file = folder.resolve("unet.yaml");
    Files.writeString(
        file,
        """
        kind: unet
        name: tiny
        latent: {channels: 4, size: 8}
        text: {tokens: 10, width: 8}
        groups: 4
        transformer: {heads: 2}
        levels:
          - {channels: 16, resnets: 1, transformers: 1}
          - {channels: 16, resnets: 1}
        middle: none
        """);
    return SpecLoader.load(file);
  }

  private Path recipe() throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(
        file,
        """
        kind: recipe
        name: own
        data: {folder: pictures, size: 16, held_out: 25 %}
        latent:
          encoder: encoder.yaml
          weights: encoder.safetensors
          decoder: decoder.yaml
          decoder_weights: decoder.safetensors
          scale: 2
        text: {encoder: text_encoder.yaml, weights: text_encoder.safetensors, tokenizer: TOKENIZER}
        training:
          steps: 60
          batch: 8
          learning_rate: {peak: 3e-3}
        evaluation: {measures: [denoising_loss, caption_gain], images: 4, levels: 2}
        """
            .replace("TOKENIZER", TOKENIZER.toString()));
    return file;
  }
}
