package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads how a study's options are scored, and checks it against the rest of the study. */
final class ScoredQualityReader {

  private final NetworkFiles files;
  private final Problems problems;

  ScoredQualityReader(NetworkFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The scores of a study; empty if it scores nothing, or an error was added. */
  Optional<ScoredQuality> read(List<MapValues> entries) {
    List<MapValues> scored = entries.stream().filter(ScoredQualityReader::isScoring).toList();
    scored.stream()
        .skip(1)
        .forEach(
            it ->
                it.error(
                    QualityKeys.SCORE,
                    StudyCode.BAD_TRAINING,
                    "a study has one kind of scores, and this is another one",
                    "another score is another study; scores of two kinds do not add up"));
    return scored.stream().findFirst().flatMap(this::scored);
  }

  static boolean isScoring(MapValues entry) {
    return entry.node().get(QualityKeys.SCORE.name()).isPresent();
  }

  private Optional<ScoredQuality> scored(MapValues map) {
    return files
        .file(map.at(QualityKeys.RECIPE))
        .flatMap(file -> RecipeFile.read(file, problems))
        .map(
            recipe ->
                new ScoredQuality(
                    map.get(QualityKeys.SCORE),
                    files.resolve(map.get(QualityKeys.WEIGHTS)).orElse(Path.of("")),
                    recipe.recipe(),
                    recipe.hash(),
                    map.location()));
  }

  /**
   * Reports what does not fit the rest of the study.
   *
   * @param stated the metrics that the study states itself
   */
  static void check(MapValues entry, Optional<Base> base, List<Metric> stated) {
    base.filter(it -> !it.spec().kind().equals(NetworkKinds.UNET.word()))
        .ifPresent(
            it ->
                entry.error(
                    QualityKeys.SCORE,
                    StudyCode.BAD_TRAINING,
                    "options of UNets are scored, and the base is of kind " + it.spec().kind(),
                    "study the UNet by itself"));
    if (stated.contains(QualityMetrics.LOSS)) {
      entry.error(
          QualityKeys.SCORE,
          StudyCode.BAD_TRAINING,
          "the study states `loss`, which the scores measure as well",
          "remove one of the two");
    }
  }
}
