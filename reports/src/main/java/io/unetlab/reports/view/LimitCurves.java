package io.unetlab.reports.view;

import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.Axis;
import io.unetlab.reports.chart.Curve;
import io.unetlab.reports.chart.CurveMark;
import io.unetlab.reports.chart.CurvesChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.LimitCurve.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** How far each limit of the rule could be moved, and what that would change: tables, pictures. */
public final class LimitCurves {

  /** More are in results.json. */
  static final int MOST_PICTURES = 4;

  private static final int MOST_ROWS = 12;
  private static final int DIGITS = 4;
  private static final double MARGIN = 0.04;

  private final Trials trials;
  private final List<LimitCurve> curves;

  public LimitCurves(Trials trials) {
    this.trials = trials;
    this.curves = LimitCurve.of(trials);
  }

  public List<LimitCurve> curves() {
    return curves;
  }

  /** The picture's name of a limit, by its place. */
  public static String picture(int place) {
    return place == 0 ? "limit" : "limit-" + (place + 1);
  }

  /** {@code Fewest MACs at each limit on FID}. */
  public String title(LimitCurve curve) {
    return best(curve.goal()) + " at each limit on " + MetricCells.name(curve.limit().metric());
  }

  private static String best(Objective goal) {
    String word = goal.direction() == Objective.Direction.MINIMIZE ? "Least " : "Most ";
    return word + MetricCells.name(goal.metric());
  }

  /** The bounds at which the best variant changes, those nearest to the limit and some others. */
  public Table table(LimitCurve curve) {
    Metric goal = curve.goal().metric();
    Optional<Step> now = curve.now();
    List<Column> columns =
        List.of(
            Column.left("limit", "limit"),
            MetricCells.column(goal, trials.precision()),
            Column.right("change", "change"),
            Column.left("trial", "trial"),
            Column.left("differs", "differs from the choice in"));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i : shown(curve)) {
      Step step = curve.steps().get(i);
      String limit = curve.at(step).text();
      boolean isNow = now.filter(step::equals).isPresent();
      rows.add(
          List.of(
              Cell.words(isNow ? curve.limit().text() + ", as it is" : limit, limit),
              MetricCells.value(goal, Optional.of(step.value())),
              now.map(it -> MetricCells.change(goal, it.value(), step.value()))
                  .orElseGet(Cell::missing),
              Cell.words(trials.tag(step.best().variant())),
              Cell.words(trials.differences(step.best().variant()))));
    }
    return new Table(title(curve), columns, rows);
  }

  // Both ends, the limit as it is with its neighbours, and others evenly between.
  private static List<Integer> shown(LimitCurve curve) {
    int last = curve.steps().size() - 1;
    TreeSet<Integer> places = new TreeSet<>(List.of(0, last));
    int now = curve.now().map(curve.steps()::indexOf).orElse(0);
    for (int i = Math.max(0, now - 2); i <= Math.min(last, now + 2); i++) {
      places.add(i);
    }
    int others = MOST_ROWS - places.size();
    for (int i = 1; i <= others; i++) {
      places.add((int) Math.round((double) i * last / (others + 1)));
    }
    return List.copyOf(places);
  }

  List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_PICTURES, curves.size()); i++) {
      pictures.add(picture(picture(i), curves.get(i)));
    }
    return pictures;
  }

  private Picture picture(String name, LimitCurve curve) {
    Metric limited = curve.limit().metric();
    double bound = curve.limit().bound().doubleValue();
    Axis x = around(limited, curve.steps().stream().map(Step::bound).toList(), bound);
    Axis y = around(curve.goal().metric(), curve.steps().stream().map(Step::value).toList());
    OptionalDouble value =
        curve
            .now()
            .map(it -> OptionalDouble.of(it.value().doubleValue()))
            .orElse(OptionalDouble.empty());
    String side = curve.limit().comparison().isUpper() ? " at most" : " at least";
    return CurvesChart.of(
        name,
        title(curve),
        new Axis(MetricCells.name(limited) + side, x.least(), x.most(), x.text()),
        new Axis(best(curve.goal()), y.least(), y.most(), y.text()),
        List.of(new Curve("", points(curve, x))),
        Optional.of(new CurveMark(bound, value, curve.limit().text())));
  }

  // An upper limit's value holds from its bound on, a lower one's up to its bound.
  private static List<Curve.Point> points(LimitCurve curve, Axis x) {
    List<Curve.Point> points = new ArrayList<>();
    List<Step> steps = curve.steps();
    if (curve.limit().comparison().isUpper()) {
      steps.forEach(it -> points.add(point(it.bound().doubleValue(), it)));
      points.add(point(x.most(), steps.get(steps.size() - 1)));
      return points;
    }
    double from = x.least();
    for (int i = steps.size() - 1; i >= 0; i--) {
      points.add(point(from, steps.get(i)));
      from = steps.get(i).bound().doubleValue();
    }
    points.add(point(from, steps.get(0)));
    return points;
  }

  private static Curve.Point point(double x, Step step) {
    return new Curve.Point(x, step.value().doubleValue());
  }

  private static Axis around(Metric metric, List<BigDecimal> values, double... others) {
    double least = Collections.min(values).doubleValue();
    double most = Collections.max(values).doubleValue();
    for (double other : others) {
      least = Math.min(least, other);
      most = Math.max(most, other);
    }
    return Axis.around(
        metric.name(), least, most, MARGIN, it -> MetricCells.shown(metric, decimal(it)));
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(DIGITS));
  }

  /** What a limit costs now: the next looser bound, and what it would give. */
  public Optional<String> sentence(LimitCurve curve) {
    Constraint limit = curve.limit();
    int now = curve.now().map(curve.steps()::indexOf).orElse(-1);
    if (now < 0 || now + 1 >= curve.steps().size()) {
      return curve
          .now()
          .map(it -> "A looser limit than " + limit.text() + " gives nothing better.");
    }
    Step step = curve.steps().get(now);
    Step next = curve.steps().get(now + 1);
    Metric goal = curve.goal().metric();
    return Optional.of(
        "With "
            + curve.at(next).text()
            + " instead of "
            + limit.text()
            + ": "
            + MetricCells.text(goal, next.value())
            + " ("
            + MetricCells.change(goal, step.value(), next.value()).shown()
            + ").");
  }
}
