package io.unetlab.training.recipe;

import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.yaml.YamlText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How networks are trained and judged, whatever the network: two that are trained by one recipe and
 * seed see the same pictures, captions, noise and times in the same order, and start from the same
 * weights in every layer that they share.
 */
public record Recipe(
    String name,
    String title,
    DataSource data,
    LatentForm latent,
    TextSource text,
    Diffusion diffusion,
    TrainingPlan training,
    Evaluation evaluation,
    Optional<OneStep> oneStep,
    Optional<Distillation> distillation) {

  public Recipe {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(latent, "latent");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(diffusion, "diffusion");
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(evaluation, "evaluation");
    Objects.requireNonNull(oneStep, "oneStep");
    Objects.requireNonNull(distillation, "distillation");
  }

  /** The same on other data. */
  public Recipe withData(DataSource other) {
    return new Recipe(
        name, title, other, latent, text, diffusion, training, evaluation, oneStep, distillation);
  }

  /** The same with another loop. */
  public Recipe withTraining(TrainingPlan other) {
    return new Recipe(
        name, title, data, latent, text, diffusion, other, evaluation, oneStep, distillation);
  }

  /** The same with a finetuning for one step. */
  public Recipe withOneStep(OneStep other) {
    return new Recipe(
        name,
        title,
        data,
        latent,
        text,
        diffusion,
        training,
        evaluation,
        Optional.of(other),
        distillation);
  }

  /** The same, judged by pictures of one step without guidance. */
  public Recipe judgedInOneStep() {
    Evaluation other = evaluation.ofOneStep();
    return new Recipe(
        name, title, data, latent, text, diffusion, training, other, oneStep, distillation);
  }

  /**
   * This recipe as YAML, with every default and with the absolute paths of its files: what {@link
   * RecipeLoader} reads as the same recipe, in another process and after any patch.
   */
  public String yaml() {
    return YamlText.document(new RecipeWriter(NamedFiles.PATHS).recipe(this));
  }

  /** The made set, 16 x 16, minutes on one core: what {@code new recipe} writes. */
  public static Recipe shapes() {
    return new Recipe(
        "shapes",
        "Shapes, 16 x 16",
        new DataSource.Shapes(1, 16, 8000, 0.1, 0),
        new LatentForm.Shuffled(2),
        new TextSource.Words(8, 32),
        new Diffusion(
            Target.V_PREDICTION,
            new NoiseSchedule(1000, BetaSchedule.SQUAREDCOS_CAP_V2, 1e-4, 0.02, 0, true),
            OptionalDouble.empty()),
        new TrainingPlan(
            new Length.Steps(1800),
            32,
            new OptimizerSettings(
                OptimizerSettings.Kind.ADAMW,
                0.9,
                0.99,
                1e-8,
                0.01,
                OptionalDouble.of(1),
                OptionalDouble.of(0.995)),
            new LearningRate(3e-3, 100, LearningRate.Decay.COSINE, 0.05),
            0.1,
            List.of(1L),
            300,
            new Device.Cpu()),
        new Evaluation(
            List.of(Measure.DENOISING_LOSS, Measure.CAPTION_GAIN, Measure.CAPTION_ACCURACY),
            256,
            8,
            new SamplerSpec(
                SamplerKind.DPMPP_2M,
                SamplerKind.DPMPP_2M.spacing(),
                Prediction.V_PREDICTION,
                false,
                0),
            12,
            2,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }
}
