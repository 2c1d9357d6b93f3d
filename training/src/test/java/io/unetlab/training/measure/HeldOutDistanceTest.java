package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.Example;
import io.unetlab.training.data.LatentCodec;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.PictureModel;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures are as bright as their captions are long, and a network that predicts v makes pictures b
 * times as bright: one step from pure noise is x0 = -v.
 */
final class HeldOutDistanceTest {

  private static final int SIDE = TinyDenoiser.SIDE;

  @TempDir private Path folder;

  /** The recipe would sample with guidance, which doubles what the caption adds. */
  @Test
  void picturesOfOneStepAreComparedWithoutGuidance() {
    Recipe recipe = recipe(Optional.empty());
    assertThat(recipe.evaluation().guidance()).isEqualTo(2);
    TrainingData data = data(new FewExamples(0, 12));

    double right = distance(recipe, data, 1);
    double dark = distance(recipe, data, 0.5f);
    double black = distance(recipe, data, 0);

    assertThat(right).isCloseTo(0, within(1e-3));
    assertThat(dark).isGreaterThan(0.1);
    assertThat(black).isGreaterThan(2 * dark);
  }

  /** Pixels are cut at 1, so real pictures have features 0, 8 and 8, and the network's 0, 4, 8. */
  @Test
  void featuresAreComparedWhereTheRecipeHasSome() throws IOException {
    Recipe recipe = recipe(Optional.of(sumOfRed()));
    double share = 12.0 / 11;
    double ofMade = 32.0 / 3 * share;
    double ofReal = 128.0 / 9 * share;
    double mean = 16.0 / 3 - 4;

    assertThat(distance(recipe, data(new FewExamples(0, 12)), 0.5f))
        .isCloseTo(mean * mean + Math.pow(Math.sqrt(ofReal) - Math.sqrt(ofMade), 2), within(1e-3));
  }

  @Test
  void neitherTrainingNorAJudgementSeesItsExamples() {
    Seen corpus = new Seen(new FewExamples(2000, 1000), new TreeSet<>());
    Recipe recipe = recipe(Optional.empty());

    distance(recipe, data(corpus), 1);

    assertThat(corpus.heldOutSeen()).hasSize(256);
    assertThat(ExampleSet.heldOut(corpus.of(), recipe.evaluation().images()).indices())
        .hasSize(256)
        .doesNotContainAnyElementsOf(corpus.heldOutSeen());
  }

  private static double distance(Recipe recipe, TrainingData data, float brightness) {
    try (Denoiser network = TinyDenoiser.withText(0, -brightness);
        HeldOutDistance distance = HeldOutDistance.of(recipe, data)) {
      return distance.of(network);
    }
  }

  private static TrainingData data(Corpus corpus) {
    return new TrainingData(corpus, corpus, new Grey());
  }

  private Recipe recipe(Optional<PictureModel> features) {
    Recipe shapes = Recipe.shapes();
    Evaluation like = shapes.evaluation();
    return new Recipe(
        shapes.name(),
        shapes.title(),
        new DataSource.Folder(folder, SIDE, 0.5),
        shapes.latent(),
        shapes.text(),
        shapes.diffusion(),
        shapes.training(),
        new Evaluation(
            like.measures(),
            like.images(),
            like.levels(),
            like.sampler(),
            like.steps(),
            like.guidance(),
            features,
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }

  private PictureModel sumOfRed() throws IOException {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("pixels", Input.image(TensorShape.of(1, 3, SIDE, SIDE)));
    Node sum = graph.add("c", new Conv2d(3, 1, SIDE, 1, 1, false, Padding.NONE), x);
    Tensor red =
        Tensor.of(
            "c.weight",
            TensorShape.of(1, 3, SIDE, SIDE),
            new float[] {1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0});
    Path file = folder.resolve("red.onnx");
    new OnnxExporter()
        .write(
            graph.build("red", sum),
            WeightStore.of(List.of(red)),
            OnnxOptions.USUAL,
            Map.of(),
            file,
            done -> {});
    return new PictureModel(
        file, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25), Optional.empty());
  }

  /** Latents of one channel are the grey of pictures. */
  private static final class Grey implements LatentCodec {

    @Override
    public TensorShape pictureShape() {
      return TensorShape.of(1, 3, SIDE, SIDE);
    }

    @Override
    public TensorShape latentShape() {
      return TinyDenoiser.SHAPE;
    }

    @Override
    public float[] encode(float[] pictures) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] decode(float[] latents) {
      int pixels = SIDE * SIDE;
      float[] pictures = new float[3 * latents.length];
      for (int i = 0; i < pictures.length; i++) {
        pictures[i] = latents[i / (3 * pixels) * pixels + i % pixels];
      }
      return pictures;
    }

    @Override
    public String identity() {
      return "grey";
    }

    @Override
    public void close() {}
  }

  /** Remembers which examples were looked at. */
  private record Seen(Corpus of, Set<Integer> heldOutSeen) implements Corpus {

    @Override
    public TensorShape shape() {
      return of.shape();
    }

    @Override
    public int size() {
      return of.size();
    }

    @Override
    public int heldOut() {
      return of.heldOut();
    }

    @Override
    public Example example(int index) {
      throw new AssertionError("training sees this example");
    }

    @Override
    public Example heldOutExample(int index) {
      heldOutSeen.add(index);
      return of.heldOutExample(index);
    }

    @Override
    public String identity() {
      return of.identity();
    }
  }
}
