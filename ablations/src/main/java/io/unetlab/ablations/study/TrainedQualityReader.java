package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.training.recipe.Recipe;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;

/** Reads how a study's networks are trained, and checks it against the rest of the study. */
final class TrainedQualityReader {

  private final NetworkFiles files;
  private final Problems problems;

  TrainedQualityReader(NetworkFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The training of a study; empty if it trains nothing, or an error was added. */
  Optional<TrainedQuality> read(List<MapValues> entries) {
    List<MapValues> trainings = entries.stream().filter(TrainedQualityReader::isTraining).toList();
    trainings.stream()
        .skip(1)
        .forEach(
            it ->
                it.error(
                    QualityKeys.TRAIN,
                    StudyCode.BAD_TRAINING,
                    "a study trains by one recipe, and this is another one",
                    "another recipe is another study; values of two recipes cannot be compared"));
    return trainings.stream().findFirst().flatMap(this::training);
  }

  static boolean isTraining(MapValues entry) {
    return entry.node().get(QualityKeys.TRAIN.name()).isPresent();
  }

  private Optional<TrainedQuality> training(MapValues map) {
    return files
        .file(map.at(QualityKeys.TRAIN))
        .flatMap(file -> RecipeFile.read(file, problems))
        .flatMap(recipe -> seeds(map, recipe.recipe()).map(it -> training(map, recipe, it)));
  }

  private static TrainedQuality training(MapValues map, RecipeFile recipe, List<Long> seeds) {
    return new TrainedQuality(
        recipe.recipe(),
        recipe.hash(),
        seeds,
        map.get(QualityKeys.CANDIDATES),
        map.find(QualityKeys.BUDGET).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        map.get(QualityKeys.PARALLEL),
        map.location());
  }

  // A number counts from seed 1, as in a recipe.
  private static Optional<List<Long>> seeds(MapValues map, Recipe recipe) {
    Optional<OneOrList<Integer>> stated = map.find(QualityKeys.SEEDS);
    if (stated.isEmpty()) {
      return Optional.of(recipe.training().seeds());
    }
    List<Integer> items = stated.get().items();
    if (!stated.get().isList()) {
      return Optional.of(LongStream.rangeClosed(1, items.get(0)).boxed().toList());
    }
    Set<Integer> seen = new HashSet<>();
    for (Located<Integer> seed : map.each(QualityKeys.SEEDS)) {
      if (!seen.add(seed.value())) {
        seed.error(StudyCode.DUPLICATE_NAME, "seed " + seed.value() + " appears twice");
        return Optional.empty();
      }
    }
    return Optional.of(items.stream().map(Integer::longValue).toList());
  }

  /**
   * Reports what does not fit the rest of the study.
   *
   * @param entry of the training
   * @param stated the metrics that the study states itself
   */
  static void check(
      MapValues entry,
      TrainedQuality training,
      Optional<Base> base,
      Optional<Design> design,
      Optional<SelectSpec> select,
      List<Metric> stated) {
    base.filter(it -> !it.spec().kind().equals(NetworkKinds.UNET.word()))
        .ifPresent(
            it ->
                entry.error(
                    QualityKeys.TRAIN,
                    StudyCode.BAD_TRAINING,
                    "a recipe trains UNets, and the base is of kind " + it.spec().kind(),
                    "study the UNet by itself"));
    if (training.recipe().distillation().isPresent()) {
      entry.error(
          QualityKeys.TRAIN,
          StudyCode.BAD_TRAINING,
          "the recipe's `distillation` says what networks learn from a teacher, and a study has none",
          "leave it out; `unetlab train --teacher` trains with one, and `trained` reads results");
    }
    training.metrics().stream()
        .filter(stated::contains)
        .forEach(
            it ->
                entry.error(
                    QualityKeys.TRAIN,
                    StudyCode.BAD_TRAINING,
                    "the study states `" + it.name() + "`, which the recipe measures as well",
                    "values of different trainings are not comparable; remove one of the two"));
    design.ifPresent(it -> checkCandidates(entry, training, it, select));
  }

  private static void checkCandidates(
      MapValues entry, TrainedQuality training, Design design, Optional<SelectSpec> select) {
    boolean ladder = !design.ladder().given().isEmpty() || design.ladder().best().isPresent();
    if (training.candidates() instanceof TrainingCandidates.OfLadder && !ladder) {
      entry.error(
          QualityKeys.CANDIDATES,
          StudyCode.BAD_TRAINING,
          "only the base would be trained: the design has no ladder",
          "candidates: front, or a number of networks");
    }
    if (training.candidates() instanceof TrainingCandidates.OfFront
        && select.filter(it -> it.counted().isEmpty()).isPresent()) {
      entry.error(
          QualityKeys.CANDIDATES,
          StudyCode.BAD_TRAINING,
          "the rule has no counted goal, so there is no front before networks are trained",
          "minimize a counted metric such as macs as well");
    }
  }

  /** Reports a metric that is known too late for what depends on it. */
  static void checkKnown(Located<Metric> metric, TrainedQuality training, String what) {
    if (training.metrics().contains(metric.value())) {
      metric.error(
          StudyCode.BAD_TRAINING,
          "`"
              + metric.value().name()
              + "` is known after the networks are trained, and "
              + what
              + " needs it before",
          Metrics.isLatency(metric.value()) ? "" : "use a counted metric, or stated quality");
    }
  }
}
