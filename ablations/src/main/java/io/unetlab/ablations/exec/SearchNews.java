package io.unetlab.ablations.exec;

import io.unetlab.ablations.score.NonDominated;
import io.unetlab.ablations.search.Hypervolume;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SearchWatch.Spent;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Tells how far a search has come, after each of its rounds. The front is not known yet, so the
 * hypervolume is in units of what the first round covers: each objective's range is 1, and the
 * reference point is a tenth of it beyond the worst value.
 */
final class SearchNews {

  private static final double BEYOND = 0.1;

  private final List<Objective> goals;
  private final SearchSpec spec;
  private final SearchWatch watch;
  private final List<double[]> points = new ArrayList<>();
  private int search = -1;
  private int evaluations;
  private double[] reference = {};
  private double[] units = {};

  SearchNews(SearchSpec spec, SearchWatch watch) {
    this.goals = spec.objectives().stream().map(Objective::of).toList();
    this.spec = spec;
    this.watch = watch;
  }

  /**
   * Takes a round.
   *
   * @param ofSearch number of the search that asked for it
   * @param secondsLeft of the search's time; empty without a limit
   */
  void tell(int ofSearch, List<TrialResult> results, OptionalDouble secondsLeft) {
    if (ofSearch != search) {
      search = ofSearch;
      evaluations = 0;
      points.clear();
      units = new double[0];
    }
    for (TrialResult result : results) {
      evaluations += result.completed().isPresent() ? 1 : 0;
      result.completed().map(this::values).filter(SearchNews::isKnown).ifPresent(points::add);
    }
    keepFront();
    SearchAlgorithm algorithm =
        spec.algorithms().get(Math.min(search, spec.algorithms().size() - 1));
    watch.evaluated(
        new Spent(
            ChoiceType.word(algorithm),
            evaluations,
            spec.evaluations().map(OptionalInt::of).orElse(OptionalInt.empty()),
            hypervolume(),
            secondsLeft));
  }

  // Less is better.
  private double[] values(Completed trial) {
    return goals.stream()
        .mapToDouble(
            goal ->
                trial
                    .value(goal.metric())
                    .map(Number::doubleValue)
                    .map(it -> goal.direction() == Objective.Direction.MINIMIZE ? it : -it)
                    .orElse(Double.NaN))
        .toArray();
  }

  private static boolean isKnown(double[] values) {
    return Arrays.stream(values).noneMatch(Double::isNaN);
  }

  private void keepFront() {
    if (points.isEmpty()) {
      return;
    }
    double[][] columns = new double[goals.size()][];
    for (int i = 0; i < columns.length; i++) {
      int goal = i;
      columns[i] = points.stream().mapToDouble(it -> it[goal]).toArray();
    }
    if (units.length == 0) {
      scale(columns);
    }
    List<double[]> front = IntStream.of(NonDominated.of(columns)).mapToObj(points::get).toList();
    points.clear();
    points.addAll(front);
  }

  // By the first round with a known value.
  private void scale(double[][] columns) {
    units = new double[columns.length];
    reference = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      double least = Arrays.stream(columns[i]).min().orElseThrow();
      double most = Arrays.stream(columns[i]).max().orElseThrow();
      units[i] = most > least ? most - least : 1;
      reference[i] = most / units[i] + BEYOND;
    }
  }

  private OptionalDouble hypervolume() {
    if (points.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<double[]> scaled =
        points.stream()
            .map(it -> IntStream.range(0, it.length).mapToDouble(i -> it[i] / units[i]).toArray())
            .toList();
    return OptionalDouble.of(Hypervolume.of(scaled, reference));
  }
}
