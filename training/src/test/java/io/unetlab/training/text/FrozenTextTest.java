package io.unetlab.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.SpecException;
import io.unetlab.training.recipe.TextSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenTextTest {

  /** Of 98 tokens: {@code TokenizerFolderTest} says which. */
  private static final Path TOKENIZER =
      Path.of("..", "builders", "src", "test", "resources", "tokenizer", "small");

  @TempDir private Path folder;

  private TextSource.Encoder encoder(int vocabulary, String more) throws IOException {
    Path file = folder.resolve("text_encoder.yaml");
    Files.writeString(
        file,
        "kind: text_encoder\nname: tiny\ntokens: 10\nwidth: 8\nlayers: 2\nheads: 2\nvocabulary: "
            + vocabulary
            + "\n"
            + more);
    Graph graph = Networks.graph(SpecLoader.load(file));
    Path weights = folder.resolve("text_encoder.safetensors");
    SafetensorsWriter.write(
        weights, Initializers.seeded(graph, 1).tensors().values(), ElementType.FLOAT32, Map.of());
    return new TextSource.Encoder(file, weights, TOKENIZER);
  }

  @Test
  void aCaptionHasTheSameStatesInEveryBatch() throws IOException {
    try (CaptionEncoder text = FrozenText.open(encoder(98, ""));
        NDManager manager = PyTorch.newManager()) {
      NDArray three = text.states(List.of("a photo of the cat", "", "dog"), manager);
      assertThat(three.getShape().getShape()).containsExactly(3, 10, 8);
      NDArray again = text.states(List.of("dog", "a  PHOTO of the cat", "dog"), manager);
      assertThat(again.get(0).toFloatArray()).isEqualTo(three.get(2).toFloatArray());
      assertThat(again.get(1).toFloatArray()).isEqualTo(three.get(0).toFloatArray());
      assertThat(again.get(2).toFloatArray()).isEqualTo(three.get(2).toFloatArray());
      assertThat(three.get(1).toFloatArray()).isNotEqualTo(three.get(2).toFloatArray());
      assertThat(text.trained()).isEmpty();
    }
  }

  @Test
  void thePenultimateStatesComeFirst() throws IOException {
    float[] last;
    try (CaptionEncoder text = FrozenText.open(encoder(98, "outputs: [output]\n"));
        NDManager manager = PyTorch.newManager()) {
      last = text.states(List.of("cat"), manager).toFloatArray();
    }
    try (CaptionEncoder text = FrozenText.open(encoder(98, "outputs: [output, penultimate]\n"));
        NDManager manager = PyTorch.newManager()) {
      assertThat(text.states(List.of("cat"), manager).toFloatArray()).isNotEqualTo(last);
    }
  }

  @Test
  void everyProblemOfItsFiles() throws IOException {
    TextSource.Encoder few = encoder(90, "outputs: [pooled]\n");
    assertThatThrownBy(() -> FrozenText.open(few))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("FIT004: the text encoder returns no states of tokens, only [pooled]")
        .hasMessageContaining(
            "FIT005: the tokenizer's numbers reach 97, and the vocabulary of the text encoder has"
                + " 90 tokens");
    TextSource.Encoder none =
        new TextSource.Encoder(few.network(), folder.resolve("no.safetensors"), folder);
    assertThatThrownBy(() -> FrozenText.open(none))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("no.safetensors")
        .hasMessageContaining("TOKEN001");
  }
}
