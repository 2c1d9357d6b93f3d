package io.unetlab.training.recipe;

import io.unetlab.spec.yaml.MapValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a network that is trained like this can be judged like that. */
final class EvaluationChecks {

  private final MapValues recipe;
  private final Places places;

  EvaluationChecks(MapValues recipe) {
    this.recipe = recipe;
    this.places = new Places(recipe);
  }

  void check() {
    recipe.find(RecipeParser.EVALUATION).ifPresent(this::check);
  }

  private void check(Evaluation evaluation) {
    new MeasureChecks(recipe, evaluation).check();
    checkGuidance(evaluation);
    checkRead("features", evaluation.features(), MeasureChecks.OF_FEATURES, evaluation);
    checkRead("clip_score", evaluation.clipScore(), Set.of(Measure.CLIP_SCORE), evaluation);
    checkRead("lpips", evaluation.lpips(), Set.of(Measure.LPIPS), evaluation);
    checkLevels(evaluation);
    new SamplerChecks(recipe, evaluation).check();
  }

  private void checkGuidance(Evaluation evaluation) {
    if (evaluation.guidance() == 1) {
      return;
    }
    if (places.readsNoText()) {
      String message = "guidance strengthens a caption, and the network reads none";
      error("guidance", RecipeCode.NO_TEXT, message, "guidance: none, or name a `text`");
    } else if (places.neverDropsText()) {
      error(
          "guidance",
          RecipeCode.NO_EMPTY_CAPTION,
          "guidance compares with an empty caption, and the training never has one",
          "text_dropout: 10 %");
    }
  }

  private void checkRead(
      String key, Optional<?> file, Set<Measure> readers, Evaluation evaluation) {
    if (file.isPresent() && evaluation.measures().stream().noneMatch(readers::contains)) {
      String hint = "add " + MeasureChecks.word(readers.iterator().next()) + " to the measures";
      error(key, RecipeCode.UNUSED, "no measure reads `" + key + "`", hint);
    }
  }

  private void checkLevels(Evaluation evaluation) {
    Optional<Diffusion> diffusion = recipe.find(RecipeParser.DIFFUSION);
    if (diffusion.isPresent() && evaluation.levels() > diffusion.get().noise().steps()) {
      String message = "%d levels are more than the %d timesteps";
      int steps = diffusion.get().noise().steps();
      error(
          "levels",
          RecipeCode.TIMESTEPS,
          String.format(Locale.ROOT, message, evaluation.levels(), steps),
          "levels: 8");
    }
  }

  private void error(String key, RecipeCode code, String message, String hint) {
    places.error(code, List.of(RecipeParser.EVALUATION.name(), key), message, hint);
  }
}
