package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Shapes;
import io.unetlab.training.recipe.ClipModel;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.PictureModel;
import io.unetlab.training.recipe.Recipe;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;

/** The measures of sampled pictures. */
final class JudgingSamples {

  private static final Set<Measure> OF_FEATURES =
      EnumSet.of(Measure.FRECHET_DISTANCE, Measure.SAMPLE_PRECISION, Measure.SAMPLE_RECALL);

  private final Recipe recipe;
  private final SampledPictures heldOut;
  private final SampledPictures seen;
  private final TensorShape shape;
  private final JudgementDraft draft;

  /**
   * @param shape of each picture, 1 x 3 x H x W
   */
  JudgingSamples(
      Recipe recipe,
      SampledPictures heldOut,
      SampledPictures seen,
      TensorShape shape,
      JudgementDraft draft) {
    this.recipe = recipe;
    this.heldOut = heldOut;
    this.seen = seen;
    this.shape = shape;
    this.draft = draft;
  }

  /**
   * Takes them.
   *
   * @throws io.unetlab.spec.source.SpecException if a file that the recipe names cannot be used
   */
  void measure() {
    if (recipe.data() instanceof DataSource.Shapes source && (readsCaptions() || ownFeatures())) {
      try (SceneClassifier classifier = SceneClassifier.open(source)) {
        measureOfShapes(classifier, new Shapes(source));
      }
    } else if (readsCaptions()) {
      draft.note("no caption accuracy: the classifier reads pictures of the made set only");
    }
    recipe.evaluation().features().ifPresent(this::measureFeatures);
    if (wants(Measure.CLIP_SCORE)) {
      recipe.evaluation().clipScore().ifPresent(this::measureClip);
    }
  }

  private boolean readsCaptions() {
    return wants(Measure.CAPTION_ACCURACY);
  }

  private boolean ownFeatures() {
    return recipe.evaluation().features().isEmpty()
        && recipe.evaluation().measures().stream().anyMatch(OF_FEATURES::contains);
  }

  private boolean wants(Measure measure) {
    return recipe.evaluation().measures().contains(measure);
  }

  private void measureOfShapes(SceneClassifier classifier, Shapes shapes) {
    double own = classifier.ownAccuracy().value();
    draft.detail("classifier_accuracy", own);
    draft.note(
        String.format(
            Locale.ROOT,
            "the made set's classifier reads %.1f %% of real pictures right",
            100 * own));
    if (wants(Measure.CAPTION_ACCURACY)) {
      measureCaptions(classifier, shapes);
    }
    if (ownFeatures()) {
      measureFeatures(classifier);
    }
  }

  private void measureCaptions(SceneClassifier classifier, Shapes shapes) {
    CaptionAccuracy ofHeldOut =
        accuracy(classifier, heldOut, i -> classifier.questions().answers(shapes.heldOutScene(i)));
    CaptionAccuracy ofSeen =
        accuracy(classifier, seen, i -> classifier.questions().answers(shapes.scene(i)));
    draft.score(Measure.CAPTION_ACCURACY, Score.ofExamples(ofHeldOut.right(), ofSeen.right()));
    ofHeldOut
        .byAttribute()
        .forEach((attribute, share) -> draft.detail(detail(attribute.word()), share));
  }

  private static String detail(String attribute) {
    return "caption_accuracy." + attribute;
  }

  private static CaptionAccuracy accuracy(
      SceneClassifier classifier, SampledPictures pictures, IntFunction<List<Integer>> right) {
    return CaptionAccuracy.of(
        classifier.questions(),
        pictures.set().indices().stream().map(right::apply).toList(),
        classifier.read(pictures.made()));
  }

  private void measureFeatures(PictureModel model) {
    try (PictureFeatures features = OnnxFeatures.open(model, shape)) {
      measureFeatures(features);
    }
  }

  private void measureFeatures(PictureFeatures features) {
    int fewest = Math.min(heldOut.made().size(), seen.made().size());
    if (fewest <= Coverage.NEIGHBOUR) {
      draft.note("no measure of features: they need more than 3 pictures, there are " + fewest);
      return;
    }
    draft.note("features are those of " + features.name());
    FeatureScores ofHeldOut = FeatureScores.of(features, heldOut);
    FeatureScores ofSeen = FeatureScores.of(features, seen);
    if (wants(Measure.FRECHET_DISTANCE)) {
      draft.score(
          Measure.FRECHET_DISTANCE, both(ofHeldOut.frechetDistance(), ofSeen.frechetDistance()));
    }
    if (wants(Measure.SAMPLE_PRECISION)) {
      draft.score(Measure.SAMPLE_PRECISION, both(ofHeldOut.precision(), ofSeen.precision()));
    }
    if (wants(Measure.SAMPLE_RECALL)) {
      draft.score(Measure.SAMPLE_RECALL, both(ofHeldOut.recall(), ofSeen.recall()));
    }
  }

  private static Score both(double heldOut, double seen) {
    return new Score(heldOut, OptionalDouble.of(seen), List.of());
  }

  private void measureClip(ClipModel model) {
    try (ClipScore clip = ClipScore.open(model, shape)) {
      draft.score(
          Measure.CLIP_SCORE,
          Score.ofExamples(
              clip.scores(heldOut.made(), heldOut.set().captions()),
              clip.scores(seen.made(), seen.set().captions())));
    }
  }
}
