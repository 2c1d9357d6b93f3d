package io.unetlab.training.recipe;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.MapValues;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each measure has the data, the captions and the files that it needs. */
final class MeasureChecks {

  static final Set<Measure> OF_FEATURES =
      EnumSet.of(Measure.FRECHET_DISTANCE, Measure.SAMPLE_PRECISION, Measure.SAMPLE_RECALL);
  private static final Set<Measure> OF_DECODERS =
      EnumSet.of(Measure.PSNR, Measure.SSIM, Measure.LPIPS);
  private static final Set<Measure> OF_CAPTIONS =
      EnumSet.of(Measure.CAPTION_GAIN, Measure.CAPTION_ACCURACY, Measure.CLIP_SCORE);

  private final MapValues recipe;
  private final Places places;
  private final Evaluation evaluation;

  MeasureChecks(MapValues recipe, Evaluation evaluation) {
    this.recipe = recipe;
    this.places = new Places(recipe);
    this.evaluation = evaluation;
  }

  void check() {
    List<Measure> measures = evaluation.measures();
    for (int i = 0; i < measures.size(); i++) {
      Measure measure = measures.get(i);
      if (measures.indexOf(measure) < i) {
        error(i, RecipeCode.REPEATED, word(measure) + " is listed twice", "list it once");
      } else {
        checkText(i, measure);
        checkPictures(i, measure);
        checkFile(i, measure);
        checkDecoder(i, measure);
      }
    }
    checkHeldOut();
  }

  private void checkText(int index, Measure measure) {
    if (OF_CAPTIONS.contains(measure) && places.readsNoText()) {
      String message = word(measure) + " needs a network that reads captions";
      error(index, RecipeCode.NO_TEXT, message, "leave it out, or name a `text`");
    } else if (measure == Measure.CAPTION_GAIN && places.neverDropsText()) {
      error(
          index,
          RecipeCode.NO_EMPTY_CAPTION,
          word(measure) + " compares with an empty caption, and the training never has one",
          "text_dropout: 10 %");
    }
  }

  private void checkPictures(int index, Measure measure) {
    Optional<DataSource> data = recipe.find(RecipeParser.DATA);
    if (data.isEmpty() || data.get() instanceof DataSource.Shapes) {
      return;
    }
    if (measure == Measure.CAPTION_ACCURACY) {
      String what = "the made set, whose captions state all that is in a picture";
      needs(index, what, "clip_score judges other pictures");
    } else if (OF_FEATURES.contains(measure) && evaluation.features().isEmpty()) {
      needs(index, "`features`, an ONNX file, for other pictures than the made ones", "");
    }
  }

  private void checkFile(int index, Measure measure) {
    if (measure == Measure.CLIP_SCORE && evaluation.clipScore().isEmpty()
        || measure == Measure.LPIPS && evaluation.lpips().isEmpty()) {
      String key = word(measure);
      needs(
          index,
          "`" + key + "` to name an ONNX file",
          measure == Measure.LPIPS
              ? key + ": FILE.onnx"
              : key + ": {file: FILE.onnx, tokenizer: DIRECTORY}");
    }
  }

  private void checkDecoder(int index, Measure measure) {
    Optional<LatentForm> latent = recipe.find(RecipeParser.LATENT);
    if (OF_DECODERS.contains(measure)
        && latent.filter(it -> !(it instanceof LatentForm.Encoded)).isPresent()) {
      needs(index, "latents of an encoder", "pixels and shuffled pixels lose nothing");
    }
  }

  private void needs(int index, String what, String hint) {
    Measure measure = evaluation.measures().get(index);
    error(index, RecipeCode.MEASURE_NEEDS, word(measure) + " needs " + what, hint);
  }

  private void checkHeldOut() {
    boolean none = recipe.find(RecipeParser.DATA).filter(it -> it.heldOut() == 0).isPresent();
    List<String> needing =
        evaluation.measures().stream()
            .filter(it -> !OF_DECODERS.contains(it))
            .map(MeasureChecks::word)
            .distinct()
            .toList();
    if (none && !needing.isEmpty()) {
      places.error(
          RecipeCode.HELD_OUT,
          List.of(RecipeParser.DATA.name(), DataParser.SHAPES.name(), DataParser.HELD_OUT.name()),
          "nothing is held out, and training must not see what "
              + String.join(", ", needing)
              + (needing.size() == 1 ? " judges by" : " judge by"),
          "held_out: 10 %");
    }
  }

  private void error(int index, RecipeCode code, String message, String hint) {
    List<String> path =
        List.of(RecipeParser.EVALUATION.name(), EvaluationParser.MEASURES.name(), "" + index);
    places.error(code, path, message, hint);
  }

  static String word(Measure measure) {
    return ChoiceType.word(measure);
  }
}
