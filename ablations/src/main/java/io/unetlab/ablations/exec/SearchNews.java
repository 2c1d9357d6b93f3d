package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.search.FrontVolume;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SearchWatch.Spent;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reports how far a search has come, after each of its rounds. The front is not known yet, so the
 * hypervolume is in units of what the first round covers.
 */
final class SearchNews {

  private final List<Objective> goals;
  private final SearchSpec spec;
  private final SearchWatch watch;
  private int search = -1;
  private int evaluations;
  private Optional<FrontVolume> volume = Optional.empty();

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
      volume = Optional.empty();
    }
    List<Completed> counted = results.stream().flatMap(it -> it.completed().stream()).toList();
    evaluations += counted.size();
    add(counted);
    SearchAlgorithm algorithm =
        spec.algorithms().get(Math.min(search, spec.algorithms().size() - 1));
    watch.evaluated(
        new Spent(
            ChoiceType.word(algorithm),
            evaluations,
            spec.evaluations().map(OptionalInt::of).orElse(OptionalInt.empty()),
            volume.map(it -> OptionalDouble.of(it.value())).orElse(OptionalDouble.empty()),
            secondsLeft));
  }

  // By the first round with a known value; later rounds have the same scale.
  private void add(List<Completed> counted) {
    List<double[]> points =
        new Values(counted)
            .points(goals).stream()
                .filter(it -> Arrays.stream(it).noneMatch(Double::isNaN))
                .toList();
    if (volume.isEmpty() && !points.isEmpty()) {
      volume = Optional.of(new FrontVolume(points));
    }
    volume.ifPresent(it -> it.add(points));
  }
}
