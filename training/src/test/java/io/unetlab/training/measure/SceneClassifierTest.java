package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.generate.SeededNoise;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.Shapes;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trains the classifier where the cache has none: some 20 seconds. */
@Tag("slow")
class SceneClassifierTest {

  private static final DataSource.Shapes SOURCE = new DataSource.Shapes(1, 16, 500, 0.1, 5);

  @Test
  void itReadsRealPictures() {
    try (SceneClassifier classifier = SceneClassifier.open(SOURCE)) {
      CaptionAccuracy own = classifier.ownAccuracy();

      assertThat(own.value()).isGreaterThan(0.98);
      assertThat(own.byAttribute()).hasSize(5);
    }
  }

  @Test
  void itsWeightsAreAFunctionOfTheRecipe() {
    int threads = PyTorch.threads();
    PyTorch.setThreads(1);
    WeightStore once = SceneTraining.train(SOURCE, 3);
    WeightStore twice = SceneTraining.train(SOURCE, 3);
    PyTorch.setThreads(threads);

    once.tensors()
        .forEach(
            (name, tensor) -> assertThat(tensor.floats()).isEqualTo(twice.tensor(name).floats()));
  }

  /** Real pictures as if they were sampled. */
  @Test
  void realPicturesAreAsGoodAsCanBe() {
    Judgement judged = judge(false);

    assertThat(judged.values().get(Measure.CAPTION_ACCURACY)).isGreaterThan(0.97);
    assertThat(judged.values().get(Measure.FRECHET_DISTANCE)).isCloseTo(0, within(1e-6));
    assertThat(judged.values().get(Measure.SAMPLE_PRECISION)).isEqualTo(1);
    assertThat(judged.values().get(Measure.SAMPLE_RECALL)).isEqualTo(1);
    assertThat(judged.notes().get(0)).contains("of real pictures right");
  }

  @Test
  void picturesOfOtherCaptionsAreRightByChance() {
    Judgement judged = judge(true);

    assertThat(judged.values().get(Measure.CAPTION_ACCURACY)).isLessThan(0.05);
    assertThat(judged.details().get("caption_accuracy.background")).isBetween(0.2, 0.5);
    assertThat(judged.values().get(Measure.FRECHET_DISTANCE)).isCloseTo(0, within(1e-6));
  }

  @Test
  void noiseIsNeitherLikePicturesNorAsDiverse() {
    try (SceneClassifier classifier = SceneClassifier.open(SOURCE)) {
      Shapes shapes = new Shapes(SOURCE);
      List<float[]> real =
          IntStream.range(0, 200).mapToObj(i -> shapes.example(i).image()).toList();
      List<float[]> noise =
          IntStream.range(0, 200).mapToObj(i -> narrow(new SeededNoise(i).noise(0, 768))).toList();

      List<double[]> ofReal = classifier.features(real);
      List<double[]> ofNoise = classifier.features(noise);

      assertThat(Coverage.share(ofNoise, ofReal)).isLessThan(0.05);
      assertThat(Coverage.share(ofReal, ofNoise)).isLessThan(0.05);
      assertThat(FrechetDistance.of(ofReal, ofNoise))
          .isGreaterThan(10 * FrechetDistance.of(ofReal.subList(0, 100), ofReal.subList(100, 200)));
    }
  }

  private static float[] narrow(double[] numbers) {
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return narrow;
  }

  private static Judgement judge(boolean shuffled) {
    Recipe recipe = recipe();
    try (TrainingData data = Corpora.open(recipe)) {
      JudgementDraft draft = new JudgementDraft();
      ExampleSet heldOut = ExampleSet.heldOut(data.pictures(), 100);
      ExampleSet seen = ExampleSet.seen(data.pictures(), 100);
      TensorShape shape = data.codec().pictureShape();
      new JudgingSamples(recipe, real(heldOut, shuffled), real(seen, shuffled), shape, draft)
          .measure();
      return draft.finish(List.of(), shape);
    }
  }

  private static SampledPictures real(ExampleSet set, boolean shuffled) {
    List<float[]> real = set.examples().stream().map(it -> it.image()).toList();
    List<float[]> made = new ArrayList<>(real);
    if (shuffled) {
      Collections.rotate(made, 1);
    }
    return new SampledPictures(set, made, real);
  }

  private static Recipe recipe() {
    Recipe shapes = Recipe.shapes();
    Evaluation was = shapes.evaluation();
    Evaluation all =
        new Evaluation(
            List.of(
                Measure.CAPTION_ACCURACY,
                Measure.FRECHET_DISTANCE,
                Measure.SAMPLE_PRECISION,
                Measure.SAMPLE_RECALL),
            100,
            was.levels(),
            was.sampler(),
            was.steps(),
            was.guidance(),
            was.features(),
            was.clipScore(),
            was.lpips());
    return new Recipe(
        "few",
        "few",
        SOURCE,
        shapes.latent(),
        shapes.text(),
        shapes.diffusion(),
        shapes.training(),
        all,
        shapes.oneStep(),
        shapes.distillation());
  }
}
