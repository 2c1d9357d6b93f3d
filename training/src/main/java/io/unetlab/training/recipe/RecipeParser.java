package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/**
 * The language of recipes; with the parsers of its sections, the only place that spells its keys.
 * The declarations read YAML and generate the editor schema.
 */
public final class RecipeParser {

  /** The value of {@code kind}. */
  static final String RECIPE_KIND = "recipe";

  static final Key<String> KIND = DocumentKind.key(RECIPE_KIND);
  static final Key<String> NAME =
      required("name", Scalars.text(), "A short name for tables and charts.");
  static final Key<String> TITLE =
      optional("title", Scalars.text(), "A name for headings; the short name if left out.");
  static final Key<DataSource> DATA =
      required("data", DataParser.DATA, "Captioned pictures to train on and to judge by.");
  static final Key<LatentForm> LATENT =
      optional("latent", DataParser.LATENT, "What the network sees of a picture.").or("pixels");
  static final Key<TextSource> TEXT =
      optional("text", DataParser.TEXT, "What the network reads of a caption.").or("none");
  static final Key<Diffusion> DIFFUSION =
      optional(
              "diffusion",
              DiffusionParser.DIFFUSION,
              "How pictures are noised, and what is predicted.")
          .or("{}");
  static final Key<TrainingPlan> TRAINING =
      required("training", TrainingParser.TRAINING, "The loop.");
  static final Key<Evaluation> EVALUATION =
      optional("evaluation", EvaluationParser.EVALUATION, "How a trained network is judged.")
          .or("{}");
  static final Key<OneStep> ONE_STEP =
      optional(
          "one_step", FinetuningParser.ONE_STEP, "Finetuning for one step, after the training.");
  static final Key<Distillation> DISTILLATION =
      optional(
          "distillation",
          FinetuningParser.DISTILLATION,
          "Losses of a student; read only if a teacher is given.");

  /** A whole recipe; {@link RecipeReader} checks how its parts fit together. */
  public static final MapType<MapValues> RECIPE =
      new MapType<>(
          "a recipe",
          List.of(
              KIND,
              NAME,
              TITLE,
              DATA,
              LATENT,
              TEXT,
              DIFFUSION,
              TRAINING,
              EVALUATION,
              ONE_STEP,
              DISTILLATION),
          values -> values);

  private RecipeParser() {}
}
