package io.unetlab.training.recipe;

import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import java.util.Optional;

/** From a document to a recipe: every valid part is read and checked against the others. */
final class RecipeReader {

  private RecipeReader() {}

  /** The recipe; empty when an error was added. */
  static Optional<Recipe> read(MapNode document, Problems problems) {
    Optional<MapValues> parts = RecipeParser.RECIPE.parts(document, new Reading(problems, ""));
    parts.ifPresent(
        values -> {
          new DataChecks(values).check();
          new EvaluationChecks(values).check();
        });
    return problems.hasErrors() ? Optional.empty() : parts.map(RecipeReader::recipe);
  }

  private static Recipe recipe(MapValues map) {
    TextSource text = map.get(RecipeParser.TEXT);
    Diffusion diffusion = map.get(RecipeParser.DIFFUSION);
    TrainingPlan training = map.get(RecipeParser.TRAINING);
    return new Recipe(
        map.get(RecipeParser.NAME),
        map.find(RecipeParser.TITLE).orElse(map.get(RecipeParser.NAME)),
        map.get(RecipeParser.DATA),
        map.get(RecipeParser.LATENT),
        text,
        diffusion,
        text instanceof TextSource.None ? training.withTextDropout(0) : training,
        samplingFor(diffusion.target(), map.get(RecipeParser.EVALUATION)),
        map.find(RecipeParser.ONE_STEP),
        map.find(RecipeParser.DISTILLATION));
  }

  // What the network predicts is the diffusion's.
  private static Evaluation samplingFor(Target target, Evaluation evaluation) {
    if (target == Target.FLOW) {
      return evaluation.withSampler(SamplerSpec.of(SamplerKind.EULER));
    }
    SamplerSpec written = evaluation.sampler();
    Prediction prediction =
        target == Target.V_PREDICTION ? Prediction.V_PREDICTION : Prediction.EPSILON;
    return evaluation.withSampler(
        new SamplerSpec(
            written.kind(), written.spacing(), prediction, written.karras(), written.eta()));
  }
}
