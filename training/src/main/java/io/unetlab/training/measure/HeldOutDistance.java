package io.unetlab.training.measure;

import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/**
 * How far pictures of one step are from real ones of the same captions, by which the best
 * checkpoint of a finetuning is kept: the Fréchet distance of features where there are some, as for
 * the made set, else the energy distance of the pictures themselves, which sees colours and places
 * better than sharpness. The examples are held out, and neither they nor the noise are those of a
 * judgement.
 */
public final class HeldOutDistance implements AutoCloseable {

  private static final int MOST = 256;

  private final Recipe recipe;
  private final TrainingData data;
  private final ExampleSet set;
  private final Optional<PictureFeatures> features;

  private HeldOutDistance(
      Recipe recipe, TrainingData data, ExampleSet set, Optional<PictureFeatures> features) {
    this.recipe = recipe;
    this.data = data;
    this.set = set;
    this.features = features;
  }

  /** The distance for a recipe and its data. */
  public static HeldOutDistance of(Recipe recipe, TrainingData data) {
    Corpus corpus = data.latents();
    return new HeldOutDistance(
        recipe.judgedInOneStep(), data, ExampleSet.between(corpus, MOST), features(recipe, data));
  }

  private static Optional<PictureFeatures> features(Recipe recipe, TrainingData data) {
    if (recipe.evaluation().features().isPresent()) {
      return recipe
          .evaluation()
          .features()
          .map(model -> OnnxFeatures.open(model, data.codec().pictureShape()));
    }
    return recipe.data() instanceof DataSource.Shapes source
        ? Optional.of(SceneClassifier.open(source))
        : Optional.empty();
  }

  /** The distance of a network's pictures. */
  public double of(Denoiser network) {
    SampledPictures pictures =
        SampledPictures.of(network, recipe, data.latents(), data.codec(), set);
    return features
        .map(it -> frechet(it, pictures))
        .orElseGet(() -> EnergyDistance.ofPairs(pictures.made(), pictures.real()));
  }

  private static double frechet(PictureFeatures features, SampledPictures pictures) {
    List<double[]> real = features.features(pictures.real());
    return FrechetDistance.of(real, features.features(pictures.made()));
  }

  @Override
  public void close() {
    features.ifPresent(PictureFeatures::close);
  }
}
