package io.unetlab.training.measure;

import io.unetlab.training.data.Shapes;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** The measures of sampled pictures. */
final class JudgingSamples {

  private final Recipe recipe;
  private final SampledPictures heldOut;
  private final SampledPictures seen;
  private final JudgementDraft draft;

  JudgingSamples(
      Recipe recipe, SampledPictures heldOut, SampledPictures seen, JudgementDraft draft) {
    this.recipe = recipe;
    this.heldOut = heldOut;
    this.seen = seen;
    this.draft = draft;
  }

  void measure() {
    if (recipe.data() instanceof DataSource.Shapes source) {
      try (SceneClassifier classifier = SceneClassifier.open(source)) {
        measureOfShapes(classifier, new Shapes(source));
      }
    } else {
      measureOfOthers();
    }
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
    measureFeatures(classifier);
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

  private void measureFeatures(PictureFeatures features) {
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

  private void measureOfOthers() {
    if (wants(Measure.CAPTION_ACCURACY)) {
      draft.note("no caption accuracy: the classifier reads pictures of the made set only");
    }
  }
}
