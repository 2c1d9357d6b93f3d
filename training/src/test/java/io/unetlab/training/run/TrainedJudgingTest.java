package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoders, on latents of an encoder that was not trained. */
class TrainedJudgingTest {

  private static final String BODY =
      """
      groups: 4
      levels: [{channels: 8, resnets: 1}, {channels: 8, resnets: 1}]
      middle: {resnets: 1, attention: false}
      """;

  private static final String RECIPE =
      """
      kind: recipe
      name: decoding
      data: {shapes: {size: 16, images: 40, held_out: 10 %}}
      latent: {encoder: encoder.yaml, weights: encoder.safetensors, decoder: decoder.yaml,
        decoder_weights: decoder.safetensors, scale: 0.5}
      text: none
      training: {steps: 1, learning_rate: 1e-3, batch: 4}
      evaluation: {measures: [psnr, ssim], images: 6}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    network("encoder", "image: {size: 16}\nlatent: {channels: 4}\n");
    network("decoder", "latent: {channels: 4, size: 8}\n");
    Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
  }

  private void network(String kind, String size) throws IOException {
    Path file = folder.resolve(kind + ".yaml");
    Files.writeString(file, "kind: " + kind + "\nname: tiny\n" + size + BODY);
    Graph graph = Networks.graph(SpecLoader.load(file));
    SafetensorsWriter.write(
        folder.resolve(kind + ".safetensors"),
        Initializers.seeded(graph, 1).tensors().values(),
        ElementType.FLOAT32,
        Map.of());
  }

  @Test
  void aDecoderIsMeasuredByThePicturesThatItMakes() {
    Recipe recipe = RecipeLoader.load(folder.resolve("recipe.yaml"));
    NetworkSpec decoder = SpecLoader.load(folder.resolve("decoder.yaml"));
    Path weights = folder.resolve("decoder.safetensors");
    try (TrainingData data = Corpora.open(recipe)) {
      TrainedJudging judging = new TrainedJudging(recipe, data);
      Problems problems = new Problems();
      judging.check(decoder, weights, folder.resolve("recipe.yaml"), problems);
      Judgement judged = judging.judge(decoder, weights);

      assertThat(problems.hasErrors()).isFalse();
      assertThat(judged.values().get(Measure.PSNR)).isBetween(2.0, 20.0);
      assertThat(judged.values().get(Measure.SSIM)).isBetween(-0.5, 0.9);
      assertThat(judged.scores().get(Measure.PSNR).byExample()).hasSize(6);
      // The codec's decoder is the same network.
      float[] same = data.codec().decode(data.latents().heldOutExample(0).image());
      assertThat(judged.pictures().get(0).image()[7]).isCloseTo(same[7], within(1e-4f));
    }
  }

  @Test
  void anEncoderIsNoDecoder() {
    Recipe recipe = RecipeLoader.load(folder.resolve("recipe.yaml"));
    NetworkSpec encoder = SpecLoader.load(folder.resolve("encoder.yaml"));
    try (TrainingData data = Corpora.open(recipe)) {
      Problems problems = new Problems();
      new TrainedJudging(recipe, data)
          .check(encoder, folder, folder.resolve("recipe.yaml"), problems);

      assertThat(problems.all()).extracting(it -> it.code().id()).contains("SPEC018");
    }
  }
}
