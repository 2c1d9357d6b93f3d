package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SearchNewsTest {

  private static final List<TrialResult> TRIALS = Studies.run("choice").trials();

  private final List<SearchWatch.Spent> told = new ArrayList<>();

  private SearchNews news(Optional<Integer> evaluations) {
    List<Metric> objectives =
        Stream.of("params", "macs").map(it -> Metrics.find(it).orElseThrow()).toList();
    SearchSpec spec =
        new SearchSpec(
            List.of(SearchAlgorithm.NSGA2, SearchAlgorithm.RANDOM),
            objectives,
            evaluations,
            Optional.empty(),
            2,
            1,
            0,
            10,
            Optional.empty());
    return new SearchNews(
        spec,
        new SearchWatch() {
          @Override
          public void evaluated(Spent spent) {
            told.add(spent);
          }
        });
  }

  @Test
  void eachRoundAddsToTheEvaluationsAndNeverTakesFromTheHypervolume() {
    SearchNews news = news(Optional.of(TRIALS.size()));
    for (int from = 0; from + 2 <= TRIALS.size(); from += 2) {
      news.tell(0, TRIALS.subList(from, from + 2), OptionalDouble.empty());
    }
    assertThat(told).extracting(SearchWatch.Spent::algorithm).containsOnly("nsga2");
    assertThat(told)
        .extracting(SearchWatch.Spent::budget)
        .containsOnly(OptionalInt.of(TRIALS.size()));
    assertThat(told.stream().mapToInt(SearchWatch.Spent::evaluations)).isSorted();
    assertThat(told.stream().map(it -> it.hypervolume().orElseThrow()).toList()).isSorted();
    assertThat(told.get(told.size() - 1).hypervolume().orElseThrow())
        .isGreaterThan(told.get(0).hypervolume().orElseThrow());
  }

  @Test
  void theNextAlgorithmStartsAnew() {
    SearchNews news = news(Optional.empty());
    news.tell(0, TRIALS, OptionalDouble.of(60));
    news.tell(1, TRIALS.subList(0, 2), OptionalDouble.of(50));
    assertThat(told.get(1))
        .isEqualTo(
            new SearchWatch.Spent(
                "random",
                2,
                OptionalInt.empty(),
                told.get(1).hypervolume(),
                OptionalDouble.of(50)));
  }

  @Test
  void withoutAValueThereIsNoHypervolume() {
    news(Optional.empty()).tell(0, List.of(), OptionalDouble.empty());
    assertThat(told.get(0).hypervolume()).isEmpty();
  }
}
