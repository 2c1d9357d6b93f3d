package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Verdict;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says of a search, against the definitions. */
final class SearchViewsTest {

  private final Trials trials = new Trials(Fixtures.searched());
  private final SearchFront front = trials.searchFront().orElseThrow();
  private final Completed choice = trials.winner().orElseThrow();

  private static BigDecimal value(Completed trial, Metric metric) {
    return trial.value(metric).orElseThrow();
  }

  @Test
  void noVariantDominatesAMemberExactly() {
    List<Metric> counts = front.metrics().subList(0, 2);
    assertThat(counts).extracting(Metric::name).containsExactly("params", "macs");
    for (Completed member : front.members()) {
      assertThat(front.evaluated())
          .noneMatch(
              it ->
                  it.value(front.metrics().get(2)).isPresent()
                      && front.metrics().stream()
                          .allMatch(m -> value(it, m).compareTo(value(member, m)) < 0));
    }
    assertThat(front.members().size()).isBetween(2, front.evaluated().size() - 1);
  }

  /** Activations change neither count, so two networks with equal values share the first place. */
  @Test
  void theChoiceRepresentsTheNetworksWithItsValues() {
    Trials tied =
        new Trials(
            Fixtures.study(
                "factors=[{name: activation, path: resnet.activation, values: [silu, relu]},"
                    + " {name: depth, path: \"levels[*].resnets\", values: [2, 1]}]",
                "design={search: {algorithm: random, evaluations: 4, seed: 1, objectives: [params, macs]}}",
                "metrics=[params, macs, resnets]",
                "select={minimize: params, where: {resnets: \"<= 20\"}}"));
    SearchFront only = tied.searchFront().orElseThrow();
    Completed chosen = tied.winner().orElseThrow();
    assertThat(only.evaluated())
        .filteredOn(
            it -> it.value(only.metrics().get(0)).equals(chosen.value(only.metrics().get(0))))
        .hasSize(2)
        .last()
        .isEqualTo(chosen);
    assertThat(only.members()).containsExactly(chosen);
    assertThat(new Neighbours(tied, only, chosen).sentences())
        .containsExactly(
            "The front's only member keeps every limit; the rule chooses "
                + tied.tag(chosen.variant())
                + " (minimize params).");
    assertThat(new DecisionText(tied).sentence()).endsWith("8 residual blocks (1.50x fewer).");
  }

  @Test
  void everyObjectiveIsAColumn() {
    StudyResult searched =
        Fixtures.study(
            "design={search: {algorithm: exact, objectives: [params, peak_activation_bytes]}}");
    assertThat(new VariantTables(new Trials(searched)).columns())
        .extracting(Column::key)
        .contains("params", "macs", "fid", "peak_activation_bytes");
  }

  @Test
  void otherStudiesHaveNoFrontOfASearch() {
    Trials fixed = new Trials(Fixtures.study());
    assertThat(fixed.searchFront()).isEmpty();
    assertThat(StudyPictures.of(fixed))
        .extracting(Picture::name)
        .noneMatch(it -> it.matches("front.*|limit.*"));
  }

  @Test
  void everyMemberHasOneOptionOfEachFactor() {
    FrontOptions options = new FrontOptions(trials, front);
    List<Factor> factors = trials.result().study().factors();
    assertThat(options.common().size() + options.differing().size()).isEqualTo(factors.size());
    options
        .differing()
        .forEach(
            (factor, counts) -> {
              assertThat(counts.values().stream().mapToInt(it -> it).sum())
                  .isEqualTo(front.members().size());
              counts.forEach(
                  (option, count) ->
                      assertThat(front.members())
                          .filteredOn(it -> it.variant().option(factor).equals(option))
                          .hasSize(count));
            });
    options
        .common()
        .forEach(
            (factor, option) ->
                assertThat(front.members())
                    .allMatch(it -> it.variant().option(factor).equals(option)));
    assertThat(String.join(" ", options.sentences())).contains("members have groups=eight");
  }

  @Test
  void eachStepOfALimitIsTheBestThatKeepsIt() {
    List<LimitCurve> curves = LimitCurve.of(trials);
    assertThat(curves).hasSize(1);
    LimitCurve curve = curves.get(0);
    assertThat(curve.limit().text()).isEqualTo("fid <= 13");
    for (LimitCurve.Step step : curve.steps()) {
      Constraint moved = curve.at(step);
      assertThat(bestUnder(moved, curve.goal())).contains(step.value());
    }
    assertThat(curve.now().map(LimitCurve.Step::value))
        .isEqualTo(bestUnder(curve.limit(), curve.goal()))
        .contains(value(choice, curve.goal().metric()));
  }

  private Optional<BigDecimal> bestUnder(Constraint limit, Objective goal) {
    return trials.result().decision().verdicts().stream()
        .map(Verdict::candidate)
        .filter(it -> it.value(limit.metric()).map(limit::holds).orElse(false))
        .map(it -> value(it, goal.metric()))
        .min(Comparator.naturalOrder());
  }

  @Test
  void aTableOfALimitMarksTheLimitAsItIs() {
    LimitCurves limits = new LimitCurves(trials);
    assertThat(limits.table(limits.curves().get(0)).rows())
        .extracting(it -> it.get(0).shown())
        .contains("fid <= 13, as it is")
        .doesNotHaveDuplicates();
    assertThat(limits.sentence(limits.curves().get(0)).orElseThrow())
        .startsWith("With fid <= 18")
        .contains("MACs (-");
  }

  @Test
  void neighboursDifferInOneFactorOrAreBetterInOneObjective() {
    Neighbours neighbours = new Neighbours(trials, front, choice);
    Map<Completed, Factor> alike = neighbours.alike();
    assertThat(alike).isNotEmpty();
    alike.forEach(
        (it, factor) ->
            assertThat(trials.result().study().factors())
                .filteredOn(
                    each -> !it.variant().option(each).equals(choice.variant().option(each)))
                .containsExactly(factor));
    neighbours
        .better()
        .forEach(
            (goal, it) ->
                assertThat(value(it, goal.metric())).isLessThan(value(choice, goal.metric())));
    List<Cell> first = neighbours.table().rows().get(0);
    assertThat(first)
        .extracting(Cell::shown)
        .startsWith("the choice", trials.tag(choice.variant()));
  }

  @Test
  void thePicturesAreThoseOfTheNames() {
    List<Picture> pictures = StudyPictures.of(trials);
    assertThat(pictures)
        .extracting(Picture::name)
        .contains("front", "front-2", "front-3", "front-all", "front-options", "limit")
        .isSubsetOf(StudyPictures.NAMES);
    Picture first =
        pictures.stream().filter(it -> it.name().equals("front")).findFirst().orElseThrow();
    assertThat(first.description())
        .contains(front.members().size() + " variants on the front")
        .contains("choice: " + trials.tag(choice.variant()));
  }
}
