package io.unetlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.SpecException;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedCodecTest {

  private static final String BODY =
      """
      groups: 4
      levels: [{channels: 8, resnets: 1}, {channels: 8, resnets: 1}]
      middle: {resnets: 1, attention: false}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void networks() throws IOException {
    network("encoder", "image: {size: 16}\nlatent: {channels: 4}\n", 1);
    network("decoder", "latent: {channels: 4, size: 8}\n", 1);
  }

  private void network(String kind, String size, long seed) throws IOException {
    Path file = folder.resolve(kind + ".yaml");
    Files.writeString(file, "kind: " + kind + "\nname: tiny\n" + size + BODY);
    Graph graph = Networks.graph(SpecLoader.load(file));
    SafetensorsWriter.write(
        folder.resolve(kind + ".safetensors"),
        Initializers.seeded(graph, seed).tensors().values(),
        ElementType.FLOAT32,
        Map.of());
  }

  private Recipe recipe(int size, int images) {
    return Recipes.of(
        new DataSource.Shapes(1, size, images, 0.1, 0),
        new LatentForm.Encoded(
            folder.resolve("encoder.yaml"),
            folder.resolve("encoder.safetensors"),
            folder.resolve("decoder.yaml"),
            folder.resolve("decoder.safetensors"),
            0.5));
  }

  @Test
  void latentsAreTheEncodersMeansTimesTheScale() {
    try (TrainingData data = Corpora.open(recipe(16, 5))) {
      assertThat(data.latents().shape().toArray()).containsExactly(1, 4, 8, 8);
      for (int i = 0; i < 5; i++) {
        float[] encoded = data.codec().encode(data.pictures().example(i).image());
        assertThat(data.latents().example(i).image()).isEqualTo(encoded);
        assertThat(data.latents().caption(i)).isEqualTo(data.pictures().caption(i));
      }
      float[] held = data.codec().encode(data.pictures().heldOutExample(4).image());
      assertThat(data.latents().heldOutExample(4).image()).isEqualTo(held);
    }
  }

  @Test
  void twoLatentsAreDecodedAsEachAlone() {
    try (TrainingData data = Corpora.open(recipe(16, 5))) {
      float[] first = data.latents().example(0).image();
      float[] second = data.latents().example(1).image();
      float[] both = Arrays.copyOf(first, 2 * first.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      float[] pictures = data.codec().decode(both);
      assertThat(pictures).hasSize(2 * 3 * 16 * 16);
      assertThat(Arrays.copyOfRange(pictures, 768, 1536))
          .containsExactly(data.codec().decode(second), Offset.offset(1e-6f));
    }
  }

  /** Encoders with other weights, and corpora with other pictures, have another file. */
  @Test
  void latentsOfOtherWeightsAreOthers() throws IOException {
    float[] before;
    String identity;
    try (TrainingData data = Corpora.open(recipe(16, 5))) {
      before = data.latents().example(0).image();
      identity = data.latents().identity();
    }
    network("encoder", "image: {size: 16}\nlatent: {channels: 4}\n", 2);
    try (TrainingData data = Corpora.open(recipe(16, 5))) {
      assertThat(data.latents().example(0).image()).isNotEqualTo(before);
      assertThat(data.latents().identity()).isNotEqualTo(identity);
    }
  }

  @Test
  void sizesFitEachOther() throws IOException {
    assertThatThrownBy(() -> Corpora.open(recipe(32, 5)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(
            "encoder.yaml:1:1: error DATA009: the encoder reads 3 x 16 x 16, and the pictures are"
                + " 3 x 32 x 32");
    network("decoder", "latent: {channels: 6, size: 8}\n", 1);
    assertThatThrownBy(() -> Corpora.open(recipe(16, 5)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(
            "decoder.yaml:1:1: error DATA009: the decoder reads 6 x 8 x 8, and the encoder predicts"
                + " 4 x 8 x 8");
  }

  @Test
  void problemsOfAllFilesTogether() throws IOException {
    Files.delete(folder.resolve("encoder.safetensors"));
    Files.writeString(folder.resolve("decoder.yaml"), "kind: decoder\nname: tiny\n");
    assertThatThrownBy(() -> Corpora.open(recipe(16, 5)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("encoder.safetensors")
        .hasMessageContaining("decoder.yaml:1:1: error SPEC011");
  }
}
