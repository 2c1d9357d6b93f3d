package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecException;
import io.unetlab.training.recipe.ClipModel;
import io.unetlab.training.recipe.PictureModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks small enough that their outputs are known, as the user's files. */
class OnnxMeasuresTest {

  private static final int SIDE = 2;
  private static final TensorShape PICTURE = TensorShape.of(1, 3, SIDE, SIDE);

  @TempDir private Path folder;

  private Path file(Graph graph, Tensor... weights) throws IOException {
    Path file = folder.resolve(graph.name() + ".onnx");
    WeightStore store = WeightStore.of(List.of(weights));
    new OnnxExporter().write(graph, store, OnnxOptions.USUAL, Map.of(), file, done -> {});
    return file;
  }

  private static PictureModel model(Path file, double mean, double std) {
    List<Double> means = List.of(mean, mean, mean);
    return new PictureModel(file, means, List.of(std, std, std), Optional.empty());
  }

  private static float[] picture(float red, float green, float blue) {
    float[] picture = new float[3 * SIDE * SIDE];
    Arrays.fill(picture, 0, 4, red);
    Arrays.fill(picture, 4, 8, green);
    Arrays.fill(picture, 8, 12, blue);
    return picture;
  }

  /** A network that adds up the channels of its picture. */
  private Path sums(int side) throws IOException {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("pixels", Input.image(TensorShape.of(1, 3, side, side)));
    Conv2d conv = new Conv2d(3, 2, side, 1, 1, false, Padding.NONE);
    float[] weights = new float[2 * 3 * side * side];
    Arrays.fill(weights, 0, 3 * side * side, 1);
    Arrays.fill(weights, 3 * side * side, 4 * side * side, 1);
    return file(
        graph.build("sums", graph.add("c", conv, x)),
        Tensor.of("c.weight", TensorShape.of(2, 3, side, side), weights));
  }

  @Test
  void picturesAreNormalisedAsTheRecipeStates() throws IOException {
    try (OnnxFeatures features = OnnxFeatures.open(model(sums(2), 0.5, 0.25), PICTURE)) {
      List<double[]> found =
          features.features(List.of(picture(1, 0, 0), picture(0, -1, -1), picture(9, 1, 1)));

      assertThat(found).hasSize(3);
      assertThat(found.get(0)).containsExactly(8, 8);
      assertThat(found.get(1)).containsExactly(-16, 0);
      assertThat(found.get(2)).containsExactly(24, 8);
    }
  }

  /** Enlarging keeps the mean of a plain picture. */
  @Test
  void picturesAreResizedToWhatTheFileReads() throws IOException {
    try (OnnxFeatures features = OnnxFeatures.open(model(sums(5), 0, 1), PICTURE)) {
      assertThat(features.features(List.of(picture(1, 1, 1))).get(0)[0])
          .isCloseTo(75, within(1e-4));
    }
  }

  @Test
  void aFileThatDoesNotFitIsAProblemAtIt() throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
    Path sums = sums(2);
    PictureModel large =
        new PictureModel(sums, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), Optional.of(299));

    assertThatThrownBy(() -> OnnxFeatures.open(model(text, 0, 1), PICTURE))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("MEASURE001");
    assertThatThrownBy(() -> OnnxFeatures.open(large, PICTURE))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("it reads pictures of 2 x 2, not of 299");
    assertThatThrownBy(() -> Lpips.open(sums, PICTURE))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("expected two inputs");
  }

  /** ONNX Runtime takes the file, and refuses its square pictures. */
  @Test
  void aFileThatFailsWhenItRunsIsAProblemAtIt() throws IOException {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("pixels", Input.image(TensorShape.of(1, 3, SIDE, SIDE + 1)));
    Path wide = file(graph.build("wide", graph.add("minus", new Affine(-1, 0), x)));

    try (OnnxFeatures features = OnnxFeatures.open(model(wide, 0, 1), PICTURE)) {
      assertThatThrownBy(() -> features.features(List.of(picture(1, 0, 0))))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("MEASURE005")
          .hasMessageContaining("wide.onnx")
          .hasMessageContaining("pixels [1, 3, 2, 2]");
    }
  }

  /** A distance: the sum of the first minus that of the second. */
  @Test
  void lpipsReadsPicturesFromMinusOneToOne() throws IOException {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node a = graph.input("in0", Input.image(PICTURE));
    Node b = graph.input("in1", Input.image(PICTURE));
    Node difference = graph.add("sum", new Add(), a, graph.add("minus", new Affine(-1, 0), b));
    Conv2d conv = new Conv2d(3, 1, SIDE, 1, 1, false, Padding.NONE);
    float[] ones = new float[12];
    Arrays.fill(ones, 1);
    Path file =
        file(
            graph.build("lpips", graph.add("c", conv, difference)),
            Tensor.of("c.weight", TensorShape.of(1, 3, SIDE, SIDE), ones));

    try (Lpips lpips = Lpips.open(file, PICTURE)) {
      List<float[]> first = List.of(picture(1, 1, 1), picture(0, 0, 0.5f));
      List<float[]> second = List.of(picture(-1, 0, 0), picture(0, 0, 0.5f));

      assertThat(lpips.distances(first, second)).containsExactly(16.0, 0.0);
    }
  }

  /** Embeddings: the red of each pixel, and a row for the token that ends the text. */
  @Test
  void clipsScoreIsACosine() throws IOException {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node pixels = graph.input("pixel_values", Input.image(PICTURE));
    Node ids = graph.input("input_ids", Input.tokens(TensorShape.of(1, 4)));
    Node image = graph.add("image", new Conv2d(3, 2, SIDE, 1, 1, false, Padding.NONE), pixels);
    Node rows = graph.add("rows", new Embedding(2000, 2), ids);
    Node text = graph.add("text", new PickToken(Optional.empty()), rows, ids);
    Graph both =
        graph.build(
            "clip", List.of(new Output("image_embeds", image), new Output("text_embeds", text)));
    float[] weights = new float[24];
    weights[0] = 1;
    weights[16] = 1;
    float[] table = new float[4000];
    Arrays.fill(table, 1);
    Path file =
        file(
            both,
            Tensor.of("image.weight", TensorShape.of(2, 3, SIDE, SIDE), weights),
            Tensor.of("rows.weight", TensorShape.of(2000, 2), table));
    Path tokenizer = Path.of("../builders/src/test/resources/tokenizer/small");

    try (ClipScore clip = ClipScore.open(new ClipModel(model(file, 0, 1), tokenizer), PICTURE)) {
      List<Double> scores =
          clip.scores(
              List.of(picture(1, 1, 1), picture(1, -1, -1), picture(-1, 1, 1)),
              List.of("a", "b", "a"));

      assertThat(scores.get(0)).isCloseTo(1, within(1e-6));
      assertThat(scores.get(1)).isCloseTo(Math.sqrt(0.5), within(1e-6));
      assertThat(scores.get(2)).isCloseTo(Math.sqrt(0.5), within(1e-6));
    }
  }
}
