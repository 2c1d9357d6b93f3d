package io.unetlab.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.Recording;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTableTest {

  private static final Recipe RECIPE = Recipe.shapes();
  private static final List<String> CAPTIONS =
      List.of("large red circle left on black", "", "Large RED circle, left on black!", "a dog");

  @Test
  void statesAreOfWordsAndPlaces() {
    try (TrainingData data = Corpora.open(RECIPE);
        CaptionEncoder text = CaptionEncoders.of(RECIPE, data.latents(), 1);
        NDManager manager = PyTorch.newManager()) {
      NDArray states = text.states(CAPTIONS, manager);
      assertThat(states.getShape().getShape()).containsExactly(4, 8, 32);
      assertThat(states.get(2).toFloatArray()).isEqualTo(states.get(0).toFloatArray());
      assertThat(states.get(1).toFloatArray()).isNotEqualTo(states.get(3).toFloatArray());
      // "a" and "dog" are unknown; after them, as after "black", the caption has ended.
      assertThat(states.get("3, 2:").toFloatArray()).isEqualTo(states.get("1, 2:").toFloatArray());
      assertThat(states.get("0, 6:").toFloatArray()).isEqualTo(states.get("1, 6:").toFloatArray());
      assertThat(states.get("0, 5").toFloatArray()).isNotEqualTo(states.get("1, 5").toFloatArray());
    }
  }

  @Test
  void isTrained() {
    try (TrainingData data = Corpora.open(RECIPE);
        CaptionEncoder text = CaptionEncoders.of(RECIPE, data.latents(), 1);
        NDManager manager = PyTorch.newManager()) {
      TrainableNetwork network = text.trained().orElseThrow();
      float[] before = network.weights().get(0).floats();
      try (Optimizer optimizer =
          new Optimizer(List.of(network), OptimizerSettings.adamw().withClip(1))) {
        try (Recording recording = Recording.start()) {
          recording.backward(text.states(List.of("red"), manager).square().mean());
        }
        assertThat(optimizer.step(0.01)).isPositive();
      }
      float[] after = network.weights().get(0).floats();
      int red = 2 + data.latents().words().indexOf("red");
      int blue = 2 + data.latents().words().indexOf("blue");
      assertThat(Math.abs(after[red * 32] - before[red * 32])).isGreaterThan(5e-3f);
      assertThat(Math.abs(after[blue * 32] - before[blue * 32])).isLessThan(1e-3f);
    }
  }

  @Test
  void isReadBackFromItsFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("text.safetensors");
    try (TrainingData data = Corpora.open(RECIPE);
        CaptionEncoder text = CaptionEncoders.of(RECIPE, data.latents(), 1);
        NDManager manager = PyTorch.newManager()) {
      SafetensorsWriter.write(
          file, text.trained().orElseThrow().weights(), ElementType.FLOAT32, text.metadata());
      try (CaptionEncoder again = CaptionEncoders.of(RECIPE, WeightStore.open(file))) {
        assertThat(again.states(CAPTIONS, manager).toFloatArray())
            .isEqualTo(text.states(CAPTIONS, manager).toFloatArray());
      }
    }
  }

  @Test
  void initialWeightsDependOnTheSeed() {
    try (TrainingData data = Corpora.open(RECIPE);
        CaptionEncoder one = CaptionEncoders.of(RECIPE, data.latents(), 1);
        CaptionEncoder same = CaptionEncoders.of(RECIPE, data.latents(), 1);
        CaptionEncoder other = CaptionEncoders.of(RECIPE, data.latents(), 2);
        NDManager manager = PyTorch.newManager()) {
      float[] states = one.states(CAPTIONS, manager).toFloatArray();
      assertThat(same.states(CAPTIONS, manager).toFloatArray()).isEqualTo(states);
      assertThat(other.states(CAPTIONS, manager).toFloatArray()).isNotEqualTo(states);
    }
  }
}
