package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.YamlText.number;
import static io.unetlab.spec.yaml.YamlText.scalar;

import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.nio.file.Path;
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

  RecipeWriter(NamedFiles files) {
    this.files = files;
  }

  /** The whole recipe. */
  Map<String, Object> recipe(Recipe recipe) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, RecipeParser.KIND, RecipeParser.RECIPE_KIND);
    put(map, RecipeParser.NAME, scalar(recipe.name()));
    put(map, RecipeParser.TITLE, scalar(recipe.title()));
    put(map, RecipeParser.DATA, data(recipe.data()));
    put(map, RecipeParser.LATENT, latent(recipe.latent()));
    put(map, RecipeParser.TEXT, text(recipe.text()));
    put(map, RecipeParser.DIFFUSION, diffusion(recipe.diffusion()));
    put(map, RecipeParser.TRAINING, training(recipe));
    put(map, RecipeParser.EVALUATION, evaluation(recipe));
    recipe.oneStep().ifPresent(it -> put(map, RecipeParser.ONE_STEP, oneStep(it)));
    recipe.distillation().ifPresent(it -> put(map, RecipeParser.DISTILLATION, distillation(it)));
    return map;
  }

  Map<String, Object> data(DataSource data) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (data instanceof DataSource.Shapes shapes) {
      put(map, DataParser.SHAPES, shapes(shapes));
      return map;
    }
    if (data instanceof DataSource.Folder folder) {
      put(map, DataParser.FOLDER, content(folder.directory()));
    } else if (data instanceof DataSource.WebDataset web) {
      put(map, DataParser.WEBDATASET, web.archives().stream().map(this::content).toList());
    }
    put(map, DataParser.SIZE, data.size());
    put(map, DataParser.HELD_OUT, number(data.heldOut()));
    return map;
  }

  private static Map<String, Object> shapes(DataSource.Shapes shapes) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, DataParser.OBJECTS, shapes.objects());
    put(map, DataParser.MADE_SIZE, shapes.size());
    put(map, DataParser.IMAGES, shapes.images());
    put(map, DataParser.MADE_HELD_OUT, number(shapes.heldOut()));
    put(map, DataParser.SEED, shapes.seed());
    return map;
  }

  Object latent(LatentForm latent) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (latent instanceof LatentForm.Pixels) {
      return "pixels";
    }
    if (latent instanceof LatentForm.Shuffled shuffled) {
      put(map, DataParser.SHUFFLE, shuffled.factor());
    } else if (latent instanceof LatentForm.Encoded encoded) {
      put(map, DataParser.ENCODER, network(encoded.network()));
      put(map, DataParser.WEIGHTS, content(encoded.weights()));
      put(map, DataParser.DECODER, network(encoded.decoder()));
      put(map, DataParser.DECODER_WEIGHTS, content(encoded.decoderWeights()));
      put(map, DataParser.SCALE, number(encoded.scale()));
    }
    return map;
  }

  Object text(TextSource text) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (text instanceof TextSource.None) {
      return "none";
    }
    if (text instanceof TextSource.Words words) {
      Map<String, Object> table = new LinkedHashMap<>();
      put(table, DataParser.TOKENS, words.tokens());
      put(table, DataParser.WIDTH, words.width());
      put(map, DataParser.WORDS, table);
    } else if (text instanceof TextSource.Encoder encoder) {
      put(map, DataParser.TEXT_ENCODER, network(encoder.network()));
      put(map, DataParser.TEXT_WEIGHTS, content(encoder.weights()));
      put(map, DataParser.TOKENIZER, content(encoder.tokenizer()));
    }
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
            ? Map.of(TrainingParser.CUDA.name(), content(cuda.natives()))
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

  Map<String, Object> evaluation(Recipe recipe) {
    Evaluation evaluation = recipe.evaluation();
    Map<String, Object> map = new LinkedHashMap<>();
    put(
        map,
        EvaluationParser.MEASURES,
        evaluation.measures().stream().map(ChoiceType::word).toList());
    put(map, EvaluationParser.IMAGES, evaluation.images());
    put(map, EvaluationParser.LEVELS, evaluation.levels());
    put(map, EvaluationParser.SAMPLER, sampler(evaluation.sampler()));
    put(map, EvaluationParser.STEPS, evaluation.steps());
    put(map, EvaluationParser.GUIDANCE, number(evaluation.guidance()));
    evaluation.features().ifPresent(it -> put(map, EvaluationParser.FEATURES, model(it)));
    evaluation.clipScore().ifPresent(it -> put(map, EvaluationParser.CLIP_SCORE, clip(it)));
    evaluation.lpips().ifPresent(it -> put(map, EvaluationParser.LPIPS, content(it)));
    return map;
  }

  Map<String, Object> model(PictureModel model) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, PictureModelParser.FILE, content(model.file()));
    put(map, PictureModelParser.MEAN, model.mean().stream().map(YamlText::number).toList());
    put(map, PictureModelParser.STD, model.std().stream().map(YamlText::number).toList());
    model.size().ifPresent(it -> put(map, PictureModelParser.SIZE, it));
    return map;
  }

  private Map<String, Object> clip(ClipModel clip) {
    Map<String, Object> map = model(clip.pictures());
    put(map, PictureModelParser.TOKENIZER, content(clip.tokenizer()));
    return map;
  }

  private static Map<String, Object> sampler(SamplerSpec sampler) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", ChoiceType.word(sampler.kind()));
    map.put("timestep_spacing", ChoiceType.word(sampler.spacing()));
    map.put("use_karras_sigmas", sampler.karras());
    map.put("eta", number(sampler.eta()));
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

  private String network(Path file) {
    return scalar(files.network(file));
  }

  private String content(Path file) {
    return scalar(files.content(file));
  }

  private static String orNone(OptionalDouble number) {
    return number.isPresent() ? number(number.getAsDouble()) : "none";
  }

  private static void put(Map<String, Object> map, Key<?> key, Object value) {
    map.put(key.name(), value);
  }
}
