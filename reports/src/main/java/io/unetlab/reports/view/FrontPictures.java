package io.unetlab.reports.view;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.Axis;
import io.unetlab.reports.chart.FrontChart;
import io.unetlab.reports.chart.FrontDot;
import io.unetlab.reports.chart.FrontDot.Kind;
import io.unetlab.reports.chart.ParallelChart;
import io.unetlab.reports.chart.ParallelLine;
import io.unetlab.reports.chart.Picture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The front of a search as pictures: in pairs of objectives, and all metrics in parallel. */
final class FrontPictures {

  private static final double MARGIN = 0.04;

  /** With more axes their titles do not fit. */
  private static final int MOST_AXES = 7;

  /** The pairs of objectives, by their places, with the place of the one that colours the dots. */
  private static final int[][] PAIRS = {{0, 1, 2}, {0, 2, 1}, {1, 2, 0}};

  private final Trials trials;
  private final SearchFront front;

  private FrontPictures(Trials trials, SearchFront front) {
    this.trials = trials;
    this.front = front;
  }

  static List<Picture> of(Trials trials, SearchFront front) {
    return new FrontPictures(trials, front).pictures();
  }

  private List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>();
    List<Metric> metrics = front.metrics();
    int pairs = metrics.size() == 2 ? 1 : PAIRS.length;
    for (int i = 0; i < pairs; i++) {
      int third = PAIRS[i][2];
      pictures.add(
          pair(
              i == 0 ? "front" : "front-" + (i + 1),
              metrics.get(PAIRS[i][0]),
              metrics.get(PAIRS[i][1]),
              third < metrics.size() ? Optional.of(metrics.get(third)) : Optional.empty()));
    }
    pictures.add(parallel());
    return pictures;
  }

  private Picture pair(String name, Metric x, Metric y, Optional<Metric> third) {
    Optional<Axis> shades = third.map(it -> axis(it, front.members(), 0));
    List<FrontDot> dots = new ArrayList<>();
    for (Completed trial : front.evaluated()) {
      dot(front.has(trial.variant()) ? Kind.MEMBER : Kind.OTHER, trial, x, y, third, shades, "")
          .ifPresent(dots::add);
    }
    trials
        .base()
        .flatMap(it -> dot(Kind.BASE, it, x, y, third, shades, baseName()))
        .ifPresent(dots::add);
    trials
        .winner()
        .flatMap(it -> dot(Kind.CHOICE, it, x, y, third, shades, choiceName(it)))
        .ifPresent(dots::add);
    return FrontChart.of(
        name,
        "The front in " + MetricCells.name(x) + " and " + MetricCells.name(y),
        axis(x, front.evaluated(), MARGIN),
        axis(y, front.evaluated(), MARGIN),
        shades,
        dots);
  }

  private String baseName() {
    return "base: " + trials.result().study().base().spec().name();
  }

  private String choiceName(Completed choice) {
    return "choice: " + trials.tag(choice.variant());
  }

  private static Optional<FrontDot> dot(
      Kind kind,
      Completed trial,
      Metric x,
      Metric y,
      Optional<Metric> third,
      Optional<Axis> shades,
      String label) {
    double shade =
        third
            .flatMap(trial::value)
            .flatMap(value -> shades.map(it -> it.share(value.doubleValue())))
            .orElse(0.0);
    return trial
        .value(x)
        .flatMap(
            across ->
                trial
                    .value(y)
                    .map(
                        up ->
                            new FrontDot(
                                kind, across.doubleValue(), up.doubleValue(), shade, label)));
  }

  private Axis axis(Metric metric, List<Completed> among, double margin) {
    return MetricAxis.around(metric, trials, among, margin);
  }

  private Picture parallel() {
    List<Metric> metrics = front.shown().stream().filter(this::varies).limit(MOST_AXES).toList();
    List<Completed> drawn = new ArrayList<>(front.members());
    trials.base().ifPresent(drawn::add);
    trials.winner().ifPresent(drawn::add);
    List<Axis> axes = metrics.stream().map(it -> axis(it, drawn, MARGIN)).toList();
    List<ParallelLine> lines = new ArrayList<>();
    front.members().forEach(it -> lines.add(line(Kind.MEMBER, it, metrics, "")));
    trials.base().ifPresent(it -> lines.add(line(Kind.BASE, it, metrics, baseName())));
    trials.winner().ifPresent(it -> lines.add(line(Kind.CHOICE, it, metrics, choiceName(it))));
    return ParallelChart.of("front-all", "The front, metric by metric", axes, lines);
  }

  // The objectives are shown in any case.
  private boolean varies(Metric metric) {
    return front.metrics().contains(metric)
        || front.members().stream().flatMap(it -> it.value(metric).stream()).distinct().count() > 1;
  }

  private static ParallelLine line(Kind kind, Completed trial, List<Metric> metrics, String label) {
    double[] values =
        metrics.stream()
            .mapToDouble(it -> trial.value(it).map(BigDecimal::doubleValue).orElse(Double.NaN))
            .toArray();
    return new ParallelLine(kind, values, label);
  }
}
