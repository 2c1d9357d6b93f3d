package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.training.score.ScoreKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of the base's quality: what is stated about it, and how more is found out. */
final class QualityKeys {

  private static final int MOST_SEEDS = 1000;

  static final Key<Quantity> BASE_VALUE =
      required("value", CommonKeys.AMOUNT, "What the base has.");
  static final Key<Quantity> BASE_SD =
      optional("sd", CommonKeys.AMOUNT, "Standard deviation of the value, if it is known.");

  static final Key<String> TRAIN =
      required(
          "train",
          CommonKeys.TEXT,
          "The recipe's file, by which networks are trained and judged; relative to this one.");
  static final Key<OneOrList<Integer>> SEEDS =
      optional(
          "seeds",
          new OneOrListType<>(new ListType<>(Scalars.whole(1, Integer.MAX_VALUE), 1, MOST_SEEDS)),
          "How many trainings of each network, or their seeds; the recipe's if left out.");
  static final Key<TrainingCandidates> CANDIDATES =
      optional(
              "candidates",
              StudyScalars.candidates(),
              "Which networks are trained besides the base: those of the ladder, those on the front"
                  + " of the rule's counted goals, or at most this many.")
          .or("ladder");
  static final Key<Double> BUDGET =
      optional(
          "budget",
          StudyScalars.minutes(),
          "The time after which no training is started, such as 60 min or 2 h.");
  static final Key<Integer> PARALLEL =
      optional("parallel", Scalars.whole(1, 64), "Trainings at a time, with a thread each.")
          .or("2");

  static final Key<ScoreKind> SCORE =
      required(
          "score",
          ChoiceType.of(ScoreKind.class),
          "Scores each option alone on the base's checkpoint, as evidence of loss: how far the"
              + " output moves, or by how much the denoising loss rises.");
  static final Key<String> WEIGHTS =
      required(
          "weights",
          CommonKeys.TEXT,
          "The base's trained weights: a .safetensors file, or the directory of a training;"
              + " relative to this one.");
  static final Key<String> RECIPE =
      required(
          "recipe",
          CommonKeys.TEXT,
          "The recipe's file, on whose held-out pictures options are scored; relative to this"
              + " one.");

  private static final MapType<MapValues> STATED =
      CommonKeys.map(
          "a statement of quality",
          CommonKeys.METRIC,
          BASE_VALUE,
          BASE_SD,
          EvidenceKeys.EVIDENCE_KIND,
          EvidenceKeys.FIRMNESS,
          EvidenceKeys.SOURCE);
  private static final MapType<MapValues> TRAINED =
      CommonKeys.map("trained quality", TRAIN, SEEDS, CANDIDATES, BUDGET, PARALLEL);

  private static final MapType<MapValues> SCORED =
      CommonKeys.map("scored quality", SCORE, WEIGHTS, RECIPE);

  static final Key<OneOrList<MapValues>> QUALITY =
      optional(
              "quality",
              new OneOrListType<>(CommonKeys.list(new FirstKeyType(maps()))),
              "The base's quality with its source, and how networks are trained, or options scored,"
                  + " to measure it.")
          .or("[]");

  private QualityKeys() {}

  private static Map<String, MapType<MapValues>> maps() {
    Map<String, MapType<MapValues>> maps = new LinkedHashMap<>();
    maps.put(CommonKeys.METRIC.name(), STATED);
    maps.put(TRAIN.name(), TRAINED);
    maps.put(SCORE.name(), SCORED);
    return maps;
  }
}
