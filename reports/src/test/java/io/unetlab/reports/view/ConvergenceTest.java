package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.block.Block.Facts.Fact;
import io.unetlab.reports.chart.Picture;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ConvergenceTest {

  private static final Offset<Double> TINY = Offset.offset(1e-9);

  private static Convergence convergence(StudyResult result) {
    Trials trials = new Trials(result);
    return new Convergence(trials, trials.searchFront().orElseThrow());
  }

  /** More variants never dominate less, and all of them dominate what the front does. */
  @Test
  void hypervolumeGrowsToThatOfTheFront() {
    Convergence convergence = convergence(Fixtures.searched());
    SearchRun all = convergence.runs().get(0);
    List<Convergence.Reached> curve = convergence.curve(all);
    int counted = Fixtures.study().completed().size();
    assertThat(counted).isLessThan(all.evaluated().size());
    assertThat(curve).hasSize(counted);
    assertThat(curve.stream().map(Convergence.Reached::share)).isSorted();
    assertThat(curve.get(curve.size() - 1).share()).isEqualTo(1, TINY);
    assertThat(curve.get(curve.size() - 1).evaluations()).isEqualTo(counted);
    List<Convergence.Reached> half = convergence.curve(convergence.runs().get(1));
    assertThat(half.get(half.size() - 1).share()).isLessThan(1);
  }

  @Test
  void theFrontAloneReachesAllOfIt() {
    Trials trials = new Trials(Fixtures.searched());
    List<Variant> members =
        trials.searchFront().orElseThrow().members().stream().map(Completed::variant).toList();
    Convergence convergence =
        convergence(Fixtures.searched(SearchRun.of(SearchAlgorithm.GRID, members)));
    SearchRun run = convergence.runs().get(0);
    assertThat(convergence.members(run)).isEqualTo(members.size());
    List<Convergence.Reached> curve = convergence.curve(run);
    assertThat(curve.get(curve.size() - 1).share()).isEqualTo(1, TINY);
  }

  @Test
  void anExactSearchIsTheScaleAndNoCurve() {
    ExactSpace space = new ExactSpace(BigInteger.TEN.pow(20), 7, 0, Optional.empty());
    StudyResult result =
        Fixtures.searched(
            new SearchRun(
                SearchAlgorithm.EXACT,
                Fixtures.study().completed().stream().map(Completed::variant).toList(),
                Optional.of(space)),
            SearchRun.of(SearchAlgorithm.LOCAL, List.of(Fixtures.study().base().variant())));
    Convergence convergence = convergence(result);
    assertThat(convergence.isExact()).isTrue();
    assertThat(convergence.runs())
        .extracting(SearchRun::algorithm)
        .containsExactly(SearchAlgorithm.LOCAL);
    Trials trials = new Trials(result);
    ConvergenceView view = new ConvergenceView(trials, trials.searchFront().orElseThrow());
    assertThat(view.scale()).contains("of the exact front;");
    assertThat(view.facts())
        .contains(
            new Fact("configurations that exist", "1.00000e+20"),
            new Fact("members of the front", "7"),
            new Fact("distance from the exact front", "none"));
    assertThat(StudyPictures.of(trials)).extracting(Picture::name).contains("hypervolume");
  }

  @Test
  void aFrontWithinEpsilonStatesIt() {
    ExactSpace space = new ExactSpace(BigInteger.TEN, 3, 0.001, Optional.of("time was up"));
    Trials trials =
        new Trials(
            Fixtures.searched(new SearchRun(SearchAlgorithm.EXACT, List.of(), Optional.of(space))));
    ConvergenceView view = new ConvergenceView(trials, trials.searchFront().orElseThrow());
    assertThat(view.facts())
        .contains(
            new Fact("distance from the exact front", "at most 0.1 % of each value"),
            new Fact("not exact", "time was up"));
    assertThat(view.table().isEmpty()).isTrue();
    assertThat(view.scale()).contains("all that was found");
  }
}
