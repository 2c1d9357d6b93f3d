package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.YamlText.number;
import static io.unetlab.spec.yaml.YamlText.scalar;
import static io.unetlab.training.recipe.RecipeWriter.put;

import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.YamlText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes how a recipe's networks are judged: measures, samples, and the files of other models. */
final class EvaluationWriter {

  private final NamedFiles files;

  EvaluationWriter(NamedFiles files) {
    this.files = files;
  }

  Map<String, Object> evaluation(Evaluation evaluation) {
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

  private String content(Path file) {
    return scalar(files.content(file));
  }
}
