package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Quality that a study measures by training its networks at small scale, all by one recipe.
 *
 * @param recipeHash of the recipe as it is written, without names and seeds: the same in a copy
 * @param seeds one training of each network each
 * @param budgetMinutes after which no training is started; empty for no limit
 * @param parallel trainings at a time, with one thread each; no result depends on it
 */
public record TrainedQuality(
    Recipe recipe,
    String recipeHash,
    List<Long> seeds,
    TrainingCandidates candidates,
    OptionalDouble budgetMinutes,
    int parallel,
    SourceLocation location) {

  /** Recipes train no decoders, so they have no value in a study. */
  private static final Set<Measure> OF_DECODERS =
      EnumSet.of(Measure.PSNR, Measure.SSIM, Measure.LPIPS);

  public TrainedQuality {
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(recipeHash, "recipeHash");
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("seeds must not be empty");
    }
    Objects.requireNonNull(candidates, "candidates");
    Objects.requireNonNull(budgetMinutes, "budgetMinutes");
    Objects.requireNonNull(location, "location");
  }

  /** What the recipe measures of the networks that it trains, in its order. */
  public List<Metric> metrics() {
    return recipe.evaluation().measures().stream()
        .filter(it -> !OF_DECODERS.contains(it))
        .flatMap(TrainedQuality::metric)
        .toList();
  }

  private static Stream<Metric> metric(Measure measure) {
    return Metrics.find(ChoiceType.word(measure)).stream();
  }
}
