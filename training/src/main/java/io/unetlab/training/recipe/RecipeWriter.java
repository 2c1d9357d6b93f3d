package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.YamlText.number;
import static io.unetlab.spec.yaml.YamlText.scalar;

import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes the sections of a recipe as YAML, with every default: what {@link RecipeLoader} reads as
 * the same recipe.
 */
final class RecipeWriter {

  private final NamedFiles files;
  private final DataWriter data;
  private final EvaluationWriter evaluation;

  RecipeWriter(NamedFiles files) {
    this.files = files;
    this.data = new DataWriter(files);
    this.evaluation = new EvaluationWriter(files);
  }

  /** The whole recipe. */
  Map<String, Object> recipe(Recipe recipe) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, RecipeParser.KIND, RecipeParser.RECIPE_KIND);
    put(map, RecipeParser.NAME, scalar(recipe.name()));
    put(map, RecipeParser.TITLE, scalar(recipe.title()));
    put(map, RecipeParser.DATA, data.data(recipe.data()));
    put(map, RecipeParser.LATENT, data.latent(recipe.latent()));
    put(map, RecipeParser.TEXT, data.text(recipe.text()));
    put(map, RecipeParser.DIFFUSION, diffusion(recipe.diffusion()));
    put(map, RecipeParser.TRAINING, training(recipe));
    put(map, RecipeParser.EVALUATION, evaluation.evaluation(recipe.evaluation()));
    recipe.oneStep().ifPresent(it -> put(map, RecipeParser.ONE_STEP, oneStep(it)));
    recipe.distillation().ifPresent(it -> put(map, RecipeParser.DISTILLATION, distillation(it)));
    return map;
  }

  Map<String, Object> diffusion(Diffusion diffusion) {
    NoiseSchedule noise = diffusion.noise();
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, DiffusionParser.PREDICTION, ChoiceType.word(diffusion.target()));
    if (diffusion.target() != Target.FLOW) {
      put(map, DiffusionParser.SCHEDULE, ChoiceType.word(noise.betas()));
    }
    put(map, DiffusionParser.TIMESTEPS, noise.steps());
    if (diffusion.target() != Target.FLOW && noise.betas() != BetaSchedule.SQUAREDCOS_CAP_V2) {
      put(map, DiffusionParser.BETAS, List.of(number(noise.betaStart()), number(noise.betaEnd())));
    }
    put(map, DiffusionParser.MIN_SNR, orNone(diffusion.minSnr()));
    return map;
  }

  /** What trained weights depend on, except the seed. */
  Map<String, Object> loop(Recipe recipe) {
    TrainingPlan plan = recipe.training();
    Map<String, Object> map = new LinkedHashMap<>();
    if (plan.length() instanceof Length.Steps steps) {
      put(map, TrainingParser.STEPS, steps.count());
    } else if (plan.length() instanceof Length.Minutes minutes) {
      put(map, TrainingParser.MINUTES, number(minutes.count()));
    }
    put(map, TrainingParser.BATCH, plan.batch());
    put(map, TrainingParser.OPTIMIZER, optimizer(plan.optimizer()));
    put(map, TrainingParser.LEARNING_RATE, rate(plan.learningRate()));
    put(map, TrainingParser.CLIP, orNone(plan.optimizer().clip()));
    put(map, TrainingParser.EMA, orNone(plan.optimizer().ema()));
    if (!(recipe.text() instanceof TextSource.None)) {
      put(map, TrainingParser.TEXT_DROPOUT, number(plan.textDropout()));
    }
    return map;
  }

  private Map<String, Object> training(Recipe recipe) {
    TrainingPlan plan = recipe.training();
    Map<String, Object> map = loop(recipe);
    put(map, TrainingParser.SEEDS, plan.seeds());
    put(map, TrainingParser.CHECKPOINT, plan.checkpointEvery());
    Object device =
        plan.device() instanceof Device.Cuda cuda
            ? Map.of(TrainingParser.CUDA.name(), scalar(files.content(cuda.natives())))
            : "cpu";
    put(map, TrainingParser.DEVICE, device);
    return map;
  }

  private static Map<String, Object> optimizer(OptimizerSettings settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (settings.kind() == OptimizerSettings.Kind.SGD) {
      put(map, OptimizerParser.MOMENTUM, number(settings.beta1()));
    } else {
      List<String> betas = List.of(number(settings.beta1()), number(settings.beta2()));
      put(map, OptimizerParser.BETAS, betas);
      put(map, OptimizerParser.EPSILON, number(settings.epsilon()));
    }
    map.put(OptimizerParser.WEIGHT_DECAY, number(settings.weightDecay()));
    return Map.of(ChoiceType.word(settings.kind()), map);
  }

  private static Map<String, Object> rate(LearningRate rate) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, TrainingParser.PEAK, number(rate.peak()));
    put(map, TrainingParser.WARM_UP, rate.warmUp());
    put(map, TrainingParser.DECAY, ChoiceType.word(rate.decay()));
    put(map, TrainingParser.END, number(rate.end()));
    return map;
  }

  Map<String, Object> oneStep(OneStep oneStep) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, FinetuningParser.ITERATIONS, oneStep.iterations());
    put(map, FinetuningParser.BATCH, oneStep.batch());
    put(map, FinetuningParser.TIMES, oneStep.times());
    put(map, FinetuningParser.LEARNING_RATE, number(oneStep.learningRate()));
    put(map, FinetuningParser.ADVERSARIAL, number(oneStep.adversarial()));
    put(map, FinetuningParser.RECONSTRUCTION, number(oneStep.reconstruction()));
    put(map, FinetuningParser.EMA, number(oneStep.ema()));
    put(map, FinetuningParser.KEEP_EVERY, oneStep.keepEvery());
    return map;
  }

  Map<String, Object> distillation(Distillation distillation) {
    Map<String, Object> form = new LinkedHashMap<>();
    if (distillation instanceof Distillation.Steps steps) {
      put(form, FinetuningParser.STEPS, steps.count());
    } else if (distillation instanceof Distillation.Blocks blocks) {
      Map<String, Object> map = new LinkedHashMap<>();
      put(map, FinetuningParser.TASK, number(blocks.task()));
      put(map, FinetuningParser.OUTPUT, number(blocks.output()));
      put(map, FinetuningParser.FEATURES, number(blocks.features()));
      put(form, FinetuningParser.BLOCKS, map);
    }
    return form;
  }

  private static String orNone(OptionalDouble number) {
    return number.isPresent() ? number(number.getAsDouble()) : "none";
  }

  static void put(Map<String, Object> map, Key<?> key, Object value) {
    map.put(key.name(), value);
  }
}
