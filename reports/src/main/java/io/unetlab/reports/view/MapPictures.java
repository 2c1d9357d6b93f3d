package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.chart.Limit;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Spot;
import io.unetlab.reports.chart.SpotMap;
import io.unetlab.reports.chart.SpotMapContent;
import io.unetlab.reports.table.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Maps of all variants: by the two metrics that the rule trades, and by parameters and MACs. */
public final class MapPictures {

  /** The name of the map of what the rule trades. */
  public static final String TRADE = "trade";

  /** The name of the map of parameters and MACs. */
  public static final String PARAMS_MACS = "params-macs";

  /** The metrics of a map's axes. */
  public record Axes(Metric x, Metric y) {

    boolean isOf(Axes other) {
      return List.of(x, y).containsAll(List.of(other.x, other.y));
    }
  }

  private final Trials trials;
  private final Decision decision;

  private MapPictures(Trials trials) {
    this.trials = trials;
    this.decision = trials.result().decision();
  }

  /** What the rule trades first; parameters and MACs too, if these are others. */
  static List<Picture> of(Trials trials) {
    MapPictures maps = new MapPictures(trials);
    Axes trade = maps.trade();
    List<Picture> pictures = new ArrayList<>();
    pictures.add(maps.picture(TRADE, trade));
    if (!trade.isOf(paramsMacs())) {
      pictures.add(maps.picture(PARAMS_MACS, paramsMacs()));
    }
    return pictures;
  }

  /** What the map of a name shows, for a caption. */
  public static String caption(Trials trials, String name) {
    MapPictures maps = new MapPictures(trials);
    Axes axes = name.equals(TRADE) ? maps.trade() : paramsMacs();
    String line =
        SpotMap.isLine(maps.front(axes))
            ? " The line is the Pareto front among "
                + maps.frontOf(axes).map(Front::among).orElse("")
                + ": none of them is better in both."
            : "";
    String limits =
        maps.limits(axes).isEmpty() ? "" : " What a limit of the rule excludes is shaded.";
    return "Every variant and every published model by "
        + MetricCells.name(axes.x())
        + " and "
        + MetricCells.name(axes.y())
        + "; variants that coincide are one mark, larger the more there are."
        + limits
        + line;
  }

  /** What the rule trades. */
  public static Axes traded(Trials trials) {
    return new MapPictures(trials).trade();
  }

  private static Axes paramsMacs() {
    return new Axes(metric("params"), metric("macs"));
  }

  private static Metric metric(String name) {
    return Metrics.find(name).orElseThrow();
  }

  // The first objective against the first quality of the rule; without one against its next metric.
  private Axes trade() {
    List<Metric> metrics = new ArrayList<>();
    Stream.concat(
            decision.select().goals().stream().map(Objective::metric),
            decision.select().where().stream().map(it -> it.metric()))
        .filter(this::varies)
        .forEach(it -> addNew(metrics, it));
    Stream.of("macs", "params").map(MapPictures::metric).forEach(it -> addNew(metrics, it));
    Metric goal = metrics.get(0);
    Metric other =
        metrics.stream().skip(1).filter(MetricCells::isQuality).findFirst().orElse(metrics.get(1));
    return MetricCells.isQuality(goal) ? new Axes(other, goal) : new Axes(goal, other);
  }

  private static void addNew(List<Metric> metrics, Metric metric) {
    if (!metrics.contains(metric)) {
      metrics.add(metric);
    }
  }

  private boolean varies(Metric metric) {
    return trials.result().completed().stream()
            .flatMap(it -> it.value(metric).stream())
            .distinct()
            .limit(2)
            .count()
        > 1;
  }

  private Picture picture(String name, Axes axes) {
    return SpotMap.of(
        name,
        trials.title(axes.y()) + " against " + MetricCells.name(axes.x()),
        MetricAxis.text(axes.x(), trials),
        MetricAxis.text(axes.y(), trials),
        new SpotMapContent(spots(axes), front(axes), limits(axes), notes(axes)));
  }

  private List<Spot> spots(Axes axes) {
    List<Spot> spots = new ArrayList<>();
    for (Completed trial : trials.result().completed()) {
      // Every variant is a dot by its standing, so that the legend's counts match the text's.
      spot(axes, standing(trial), "", trial).ifPresent(spots::add);
      if (trials.isWinner(trial.variant())) {
        spot(axes, Spot.Kind.CHOICE, "choice: " + trials.tag(trial.variant()), trial)
            .ifPresent(spots::add);
      } else if (trial.variant().isBase()) {
        spot(axes, Spot.Kind.BASE, "base: " + base(), trial).ifPresent(spots::add);
      }
    }
    trials.result().references().forEach(it -> model(axes, it).ifPresent(spots::add));
    return spots;
  }

  private String base() {
    return trials.result().study().base().spec().name();
  }

  private Spot.Kind standing(Completed trial) {
    return switch (trials.standing(trial)) {
      case CHOSEN, FEASIBLE -> Spot.Kind.FEASIBLE;
      case VIOLATES -> Spot.Kind.VIOLATES;
      case UNKNOWN, UNMEASURED, UNPREDICTED, REJECTED, FAILED -> Spot.Kind.UNKNOWN;
    };
  }

  private Optional<Spot> spot(Axes axes, Spot.Kind kind, String label, Completed trial) {
    Optional<BigDecimal> x = trial.value(axes.x());
    Optional<BigDecimal> y = trial.value(axes.y());
    double reach =
        label.isEmpty()
            ? 0
            : Optional.ofNullable(trial.quality().get(axes.y()))
                .filter(Prediction::isKnown)
                .map(Prediction::sd)
                .orElse(0.0);
    return x.flatMap(
        across ->
            y.map(up -> new Spot(kind, label, across.doubleValue(), up.doubleValue(), reach)));
  }

  private static Optional<Spot> model(Axes axes, ReferencePoint point) {
    Optional<BigDecimal> x = point.value(axes.x());
    Optional<BigDecimal> y = point.value(axes.y());
    String name = point.reference().name();
    return x.flatMap(
        across ->
            y.map(up -> new Spot(Spot.Kind.MODEL, name, across.doubleValue(), up.doubleValue())));
  }

  private List<Spot> front(Axes axes) {
    return frontOf(axes).map(MapPictures::best).orElse(List.of()).stream()
        .flatMap(it -> spot(axes, Spot.Kind.FEASIBLE, "", it).stream())
        .toList();
  }

  private Optional<Front> frontOf(Axes axes) {
    return decision.fronts().stream().filter(it -> isOf(it, axes)).findFirst();
  }

  // A front of a noisy metric also has members that are beaten by no more than noise. The line
  // leads through the others alone.
  private static List<Completed> best(Front front) {
    return front.members().stream()
        .filter(it -> front.members().stream().noneMatch(other -> beats(other, it, front.goals())))
        .toList();
  }

  private static boolean beats(Completed one, Completed other, List<Objective> goals) {
    boolean better = false;
    for (Objective goal : goals) {
      int compared = Double.compare(value(one, goal), value(other, goal));
      if (compared > 0) {
        return false;
      }
      better |= compared < 0;
    }
    return better;
  }

  private static double value(Completed trial, Objective goal) {
    return goal.lowerIsBetter(trial.value(goal.metric()).orElseThrow().doubleValue());
  }

  private static boolean isOf(Front front, Axes axes) {
    return front.metrics().size() == 2 && front.metrics().containsAll(List.of(axes.x(), axes.y()));
  }

  private List<Limit> limits(Axes axes) {
    return decision.select().where().stream()
        .filter(it -> it.metric().equals(axes.x()) || it.metric().equals(axes.y()))
        .map(
            it ->
                new Limit(
                    it.metric().equals(axes.x()) ? Limit.Side.X : Limit.Side.Y,
                    it.bound().doubleValue(),
                    it.comparison() == Comparison.AT_MOST || it.comparison() == Comparison.BELOW,
                    it.text()))
        .toList();
  }

  private List<String> notes(Axes axes) {
    List<String> notes = new ArrayList<>();
    for (Metric metric : List.of(axes.x(), axes.y())) {
      long without =
          trials.result().completed().stream().filter(it -> it.value(metric).isEmpty()).count();
      if (without > 0) {
        notes.add(
            Numbers.grouped(without)
                + " of the "
                + Numbers.grouped(trials.result().completed().size())
                + (without == 1 ? " counted variants has" : " counted variants have")
                + " no known "
                + MetricCells.name(metric)
                + " and "
                + (without == 1 ? "is" : "are")
                + " not on this map.");
      }
    }
    return notes;
  }
}
