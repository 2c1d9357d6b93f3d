package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Change;
import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.chart.LadderChart;
import io.unetlab.reports.chart.ParamsMacsChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Spot;
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
          "params-macs",
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
    all.add(pictures.paramsMacs());
    trials.searchFront().ifPresent(it -> all.addAll(SearchPictures.of(trials, it)));
    pictures.ladder("macs", "ladder-macs", "The ladder, in MACs").ifPresent(all::add);
    pictures.ladder("params", "ladder-params", "The ladder, in parameters").ifPresent(all::add);
    trials.smallScale().ifPresent(it -> all.addAll(new SmallScalePictures(trials, it).all()));
    new ShareTable(trials).picture().ifPresent(all::add);
    pictures.levelRole().ifPresent(all::add);
    MeasuredLatency.of(trials).forEach(it -> all.add(it.picture()));
    PipelineLatency.of(trials).forEach(it -> all.add(it.picture()));
    return all;
  }

  private Picture paramsMacs() {
    List<Spot> spots = new ArrayList<>();
    for (Completed trial : result.completed()) {
      spots.add(dot(trial));
      if (trial.variant().isBase() || trials.isWinner(trial.variant())) {
        spots.add(named(trial));
      }
    }
    for (ReferencePoint point : result.references()) {
      Optional<BigDecimal> params = point.value(metric("params"));
      Optional<BigDecimal> macs = point.value(metric("macs"));
      if (params.isPresent() && macs.isPresent()) {
        spots.add(
            new Spot(
                Spot.Kind.MODEL,
                point.reference().name(),
                params.get().doubleValue(),
                macs.get().doubleValue()));
      }
    }
    return ParamsMacsChart.of(spots, front());
  }

  /** Whether the map of parameters and MACs has the line of the Pareto front. */
  public static boolean hasFrontLine(Trials trials) {
    return ParamsMacsChart.isLine(new StudyPictures(trials).front());
  }

  private List<Spot> front() {
    return result.decision().fronts().stream()
        .filter(it -> it.isOf("params", "macs"))
        .findFirst()
        .map(Front::members)
        .orElse(List.of())
        .stream()
        .map(this::dot)
        .toList();
  }

  // Every variant is a dot coloured by its standing, so that the legend's counts match the text's.
  private Spot dot(Completed trial) {
    Spot.Kind kind =
        switch (trials.standing(trial)) {
          case CHOSEN, FEASIBLE -> Spot.Kind.FEASIBLE;
          case VIOLATES -> Spot.Kind.VIOLATES;
          case UNKNOWN, UNMEASURED, REJECTED, FAILED -> Spot.Kind.UNKNOWN;
        };
    return spot(kind, "", trial);
  }

  private Spot named(Completed trial) {
    return trials.isWinner(trial.variant())
        ? spot(Spot.Kind.CHOICE, "choice: " + trials.tag(trial.variant()), trial)
        : spot(Spot.Kind.BASE, "base: " + result.study().base().spec().name(), trial);
  }

  private static Spot spot(Spot.Kind kind, String label, Completed trial) {
    return new Spot(kind, label, trial.counted().count("params"), trial.counted().count("macs"));
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
