package io.unetlab.training.recipe;

import io.unetlab.spec.yaml.MapValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How data, latents, text and diffusion fit each other and the training. */
final class DataChecks {

  private final MapValues recipe;
  private final Places places;

  DataChecks(MapValues recipe) {
    this.recipe = recipe;
    this.places = new Places(recipe);
  }

  void check() {
    checkShuffle();
    checkBatch();
    checkTextDropout();
    checkTimes();
    checkOneStepTarget();
    checkDistilledSteps();
  }

  private void checkShuffle() {
    Optional<DataSource> data = recipe.find(RecipeParser.DATA);
    Optional<LatentForm> latent = recipe.find(RecipeParser.LATENT);
    if (data.isPresent()
        && latent.isPresent()
        && latent.get() instanceof LatentForm.Shuffled shuffled
        && data.get().size() % shuffled.factor() != 0) {
      String message = "the factor %d does not divide the pictures' size %d";
      places.error(
          RecipeCode.SHUFFLE,
          List.of(RecipeParser.LATENT.name(), DataParser.SHUFFLE.name()),
          String.format(Locale.ROOT, message, shuffled.factor(), data.get().size()),
          "squares of pixels have to fill the picture");
    }
  }

  private void checkBatch() {
    Optional<DataSource> data = recipe.find(RecipeParser.DATA);
    Optional<TrainingPlan> training = recipe.find(RecipeParser.TRAINING);
    if (data.isPresent()
        && training.isPresent()
        && data.get() instanceof DataSource.Shapes shapes
        && shapes.images() < training.get().batch()) {
      String message = "%d pictures do not fill a batch of %d";
      places.error(
          RecipeCode.FEWER_THAN_BATCH,
          List.of(RecipeParser.DATA.name(), DataParser.SHAPES.name(), DataParser.IMAGES.name()),
          String.format(Locale.ROOT, message, shapes.images(), training.get().batch()),
          "images: 8000");
    }
  }

  private void checkTextDropout() {
    String dropout = TrainingParser.TEXT_DROPOUT.name();
    if (places.readsNoText() && places.has(RecipeParser.TRAINING.name(), dropout)) {
      places.error(
          RecipeCode.NO_TEXT,
          List.of(RecipeParser.TRAINING.name(), dropout),
          "`text_dropout` drops captions, and the network reads none",
          "leave it out, or name a `text`");
    }
  }

  private void checkTimes() {
    Optional<Diffusion> diffusion = recipe.find(RecipeParser.DIFFUSION);
    Optional<OneStep> oneStep = recipe.find(RecipeParser.ONE_STEP);
    if (diffusion.isPresent()
        && oneStep.isPresent()
        && oneStep.get().times() > diffusion.get().noise().steps()) {
      String message = "%d times are more than the %d timesteps";
      int steps = diffusion.get().noise().steps();
      places.error(
          RecipeCode.TIMESTEPS,
          List.of(RecipeParser.ONE_STEP.name(), FinetuningParser.TIMES.name()),
          String.format(Locale.ROOT, message, oneStep.get().times(), steps),
          "UFOGen has 4");
    }
  }

  // A picture cannot be read from the noise alone, which the first step starts from.
  private void checkDistilledSteps() {
    Optional<Diffusion> diffusion = recipe.find(RecipeParser.DIFFUSION);
    Optional<Distillation.Steps> steps =
        recipe
            .find(RecipeParser.DISTILLATION)
            .filter(Distillation.Steps.class::isInstance)
            .map(Distillation.Steps.class::cast);
    if (diffusion.isEmpty() || steps.isEmpty()) {
      return;
    }
    checkNoMinSnr(diffusion.get());
    List<String> at = List.of(RecipeParser.DISTILLATION.name(), FinetuningParser.STEPS.name());
    int timesteps = diffusion.get().noise().steps();
    if (diffusion.get().target() == Target.EPSILON) {
      places.error(
          RecipeCode.DISTILLATION,
          at,
          "step distillation needs a network that predicts v_prediction or flow, not epsilon",
          "prediction: v_prediction");
    } else if (2 * steps.get().count() > timesteps) {
      String message = "two steps of the teacher for each of %d are more than the %d timesteps";
      places.error(
          RecipeCode.DISTILLATION,
          at,
          String.format(Locale.ROOT, message, steps.get().count(), timesteps),
          "at most " + timesteps / 2);
    }
  }

  // The paper weights the error of the picture by SNR + 1, which is that of v; min-SNR's weights
  // are
  // for noised pictures, not for what a teacher makes of them.
  private void checkNoMinSnr(Diffusion diffusion) {
    if (diffusion.minSnr().isPresent()) {
      places.error(
          RecipeCode.DISTILLATION,
          List.of(RecipeParser.DIFFUSION.name(), DiffusionParser.MIN_SNR.name()),
          "step distillation has loss weights of its own and does not read `min_snr`",
          "min_snr: none");
    }
  }

  private void checkOneStepTarget() {
    Optional<Diffusion> diffusion = recipe.find(RecipeParser.DIFFUSION);
    if (recipe.has(RecipeParser.ONE_STEP)
        && diffusion.filter(it -> it.target() == Target.FLOW).isPresent()) {
      places.error(
          RecipeCode.ONE_STEP,
          List.of(RecipeParser.ONE_STEP.name()),
          "one-step finetuning needs a network that predicts epsilon or v_prediction, not flow",
          "UFOGen is defined on diffusion's noise levels");
    }
  }
}
