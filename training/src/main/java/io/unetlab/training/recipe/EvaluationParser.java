package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.spec.pipeline.SamplerParser;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.Scalars;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys of evaluation. */
final class EvaluationParser {

  static final Key<List<Measure>> MEASURES =
      optional(
              "measures",
              new ListType<>(MeasureType.of(), 1, Measure.values().length),
              "What a trained network is judged by.")
          .or("[denoising_loss]");
  static final Key<Integer> IMAGES =
      optional(
              "images",
              Scalars.whole(1, 1_000_000),
              "Pictures, of seen and of held-out captions each.")
          .or("256");
  static final Key<Integer> LEVELS =
      optional("levels", Scalars.whole(1, 1000), "Noise levels of the losses.").or("8");
  static final Key<SamplerSpec> SAMPLER =
      optional(
              "sampler",
              new SamplerParser(),
              "How pictures are sampled; flow always takes Euler steps.")
          .or("dpmpp_2m");
  static final Key<Integer> STEPS =
      optional("steps", Scalars.whole(1, 10_000), "Steps of the sampler.").or("12");
  static final Key<Optional<Double>> GUIDANCE =
      optional(
              "guidance",
              new NoneOrType<>(Scalars.decimal(1, 100)),
              "Scale of classifier-free guidance, or none.")
          .or("none");
  static final Key<PictureModel> FEATURES =
      optional(
          "features",
          PictureModelParser.FEATURES,
          "From pictures to features; the made set's own classifier if left out.");
  static final Key<ClipModel> CLIP_SCORE =
      optional(
          "clip_score", PictureModelParser.CLIP, "From pictures and texts to their embeddings.");
  static final Key<Path> LPIPS =
      optional("lpips", new FileType(), "An ONNX file from two pictures to their distance.");

  static final MapType<Evaluation> EVALUATION =
      new MapType<>(
          "evaluation",
          List.of(MEASURES, IMAGES, LEVELS, SAMPLER, STEPS, GUIDANCE, FEATURES, CLIP_SCORE, LPIPS),
          EvaluationParser::evaluation);

  private EvaluationParser() {}

  private static Evaluation evaluation(MapValues map) {
    return new Evaluation(
        map.get(MEASURES),
        map.get(IMAGES),
        map.get(LEVELS),
        map.get(SAMPLER),
        map.get(STEPS),
        map.get(GUIDANCE).orElse(1.0),
        map.find(FEATURES),
        map.find(CLIP_SCORE),
        map.find(LPIPS));
  }
}
