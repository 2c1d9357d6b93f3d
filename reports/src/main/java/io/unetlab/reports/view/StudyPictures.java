package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Change;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.chart.LadderChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The pictures of a study's report, one line each; a new picture adds one line. */
public final class StudyPictures {

  /** The names of all possible pictures. */
  public static final List<String> NAMES =
      List.of(
          MapPictures.TRADE,
          MapPictures.PARAMS_MACS,
          "hypervolume",
          "front",
          "front-2",
          "front-3",
          "front-all",
          "front-options",
          "limit",
          "limit-2",
          "limit-3",
          "limit-4",
          "ladder-macs",
          "ladder-params",
          "small-scale",
          "small-scale-2",
          "small-scale-3",
          "small-scale-4",
          "small-scale-samples",
          "small-scale-losses",
          "shares",
          "level-role",
          "network-base",
          "network-choice",
          "latency",
          "latency-2",
          "latency-3",
          "latency-4",
          "latency-5",
          "latency-6",
          "latency-7",
          "latency-8");

  private final Trials trials;
  private final StudyResult result;

  private StudyPictures(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
  }

  /** Every picture that the study has the numbers for, in the order of the report. */
  public static List<Picture> of(Trials trials) {
    StudyPictures pictures = new StudyPictures(trials);
    List<Picture> all = new ArrayList<>();
    all.addAll(MapPictures.of(trials));
    trials.searchFront().ifPresent(it -> all.addAll(SearchPictures.of(trials, it)));
    pictures.ladder("macs", "ladder-macs", "The ladder, in MACs").ifPresent(all::add);
    pictures.ladder("params", "ladder-params", "The ladder, in parameters").ifPresent(all::add);
    trials.smallScale().ifPresent(it -> all.addAll(new SmallScalePictures(trials, it).all()));
    new ShareTable(trials).picture().ifPresent(all::add);
    pictures.levelRole().ifPresent(all::add);
    all.addAll(new NetworkPictures(trials).pictures());
    MeasuredLatency.of(trials).forEach(it -> all.add(it.picture()));
    PipelineLatency.of(trials).forEach(it -> all.add(it.picture()));
    return all;
  }

  private Optional<Picture> ladder(String metric, String name, String title) {
    List<Step> steps = new ArrayList<>();
    for (Rung rung : result.ladder().rungs()) {
      Optional<Change> change = rung.change(metric);
      steps.add(
          new Step(
              rung.step().option().title(),
              rung.step().factor().title(),
              value(change.flatMap(Change::before)),
              value(change.flatMap(Change::after)),
              rung.step().kept(),
              change.flatMap(LadderTable::published)));
    }
    boolean counted = steps.stream().anyMatch(it -> it.before().isPresent());
    return counted
        ? Optional.of(LadderChart.of(name, title, metric(metric).unit(), steps, ladderEnd()))
        : Optional.empty();
  }

  private String ladderEnd() {
    return result.ladder().rungs().stream()
        .filter(it -> it.step().kept())
        .reduce((earlier, later) -> later)
        .map(
            it ->
                trials.isWinner(it.step().variant())
                    ? "after the ladder: the choice"
                    : "after the ladder")
        .orElse("after the ladder");
  }

  private Optional<Picture> levelRole() {
    return Compared.of(trials).map(it -> PlaceStacks.picture(it.get(0), it.get(1)));
  }

  private static Metric metric(String name) {
    return Metrics.find(name).orElseThrow();
  }

  private static OptionalDouble value(Optional<BigDecimal> value) {
    return value.map(it -> OptionalDouble.of(it.doubleValue())).orElseGet(OptionalDouble::empty);
  }
}
