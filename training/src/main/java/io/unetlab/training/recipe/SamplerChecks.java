package io.unetlab.training.recipe;

import io.unetlab.builders.sampler.Samplers;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.MapValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sampler has only settings that it reads, and no more steps than the schedule allows. */
final class SamplerChecks {

  private static final String EVALUATION = RecipeParser.EVALUATION.name();
  private static final String SAMPLER = EvaluationParser.SAMPLER.name();
  private static final String STEPS = EvaluationParser.STEPS.name();
  private static final String PREDICTION = "prediction_type";

  private final MapValues recipe;
  private final Places places;
  private final Evaluation evaluation;

  SamplerChecks(MapValues recipe, Evaluation evaluation) {
    this.recipe = recipe;
    this.places = new Places(recipe);
    this.evaluation = evaluation;
  }

  void check() {
    checkSettings();
    Optional<Diffusion> diffusion = recipe.find(RecipeParser.DIFFUSION);
    if (diffusion.isEmpty()) {
      return;
    }
    if (diffusion.get().target() == Target.FLOW) {
      checkFlow();
      checkSteps(diffusion.get().noise().steps());
    } else {
      checkSteps(Samplers.mostSteps(evaluation.sampler(), diffusion.get().noise()));
    }
  }

  private void checkSettings() {
    SamplerSpec sampler = evaluation.sampler();
    SamplerKind kind = sampler.kind();
    if (sampler.karras() && !kind.usesSigmas()) {
      setting(kind, "use_karras_sigmas", "euler and dpmpp_2m step through noise levels");
    }
    if (sampler.eta() > 0 && kind != SamplerKind.DDIM) {
      setting(kind, "eta", "only ddim adds a share of noise");
    }
    if (sampler.spacing() != kind.spacing() && !kind.spaces()) {
      setting(kind, "timestep_spacing", "its timesteps are those of its training");
    }
    if (places.has(EVALUATION, SAMPLER, PREDICTION)) {
      places.error(
          RecipeCode.SAMPLER,
          List.of(EVALUATION, SAMPLER, PREDICTION),
          "what the network predicts is `prediction` of `diffusion`, for the sampler too",
          "leave it out");
    }
  }

  private void setting(SamplerKind kind, String key, String reason) {
    places.error(
        RecipeCode.SAMPLER,
        List.of(EVALUATION, SAMPLER, key),
        "the sampler `" + ChoiceType.word(kind) + "` has no `" + key + "`",
        reason);
  }

  private void checkFlow() {
    if (places.has(EVALUATION, SAMPLER) && evaluation.sampler().kind() != SamplerKind.EULER) {
      places.error(
          RecipeCode.SAMPLER,
          List.of(EVALUATION, SAMPLER),
          "a network that predicts flow is sampled by Euler steps",
          "sampler: euler, or leave it out");
    }
  }

  private void checkSteps(int most) {
    if (evaluation.steps() > most) {
      String message = "the sampler can take at most %d steps here, not %d";
      places.error(
          RecipeCode.SAMPLER,
          List.of(EVALUATION, STEPS),
          String.format(Locale.ROOT, message, most, evaluation.steps()),
          "");
    }
  }
}
