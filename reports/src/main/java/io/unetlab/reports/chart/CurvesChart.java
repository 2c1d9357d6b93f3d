package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Steps over one quantity: each value holds until the next point. Lines are named at their ends, so
 * that twenty of them can be distinguished; colours repeat after eight, with other dashes.
 */
public final class CurvesChart {

  private static final int HEIGHT = 340;
  private static final int HEADING = 48;
  private static final int LABELS = 290;
  private static final double LINE = 15;

  private static final float[][] DASHES = {{}, {7, 4}, {2, 3}};

  private final Plot plot;
  private final List<Curve> curves;
  private final Optional<CurveMark> mark;
  private final Optional<Legend> legend;

  private CurvesChart(Layout layout, Axis x, Axis y, List<Curve> curves, Optional<CurveMark> mark) {
    this.curves = List.copyOf(curves);
    this.mark = mark;
    boolean named = curves.stream().anyMatch(it -> !it.label().isEmpty());
    this.legend = named && layout.isNarrow() ? Optional.of(legend()) : Optional.empty();
    int heading = HEADING + legend.map(it -> it.height(layout)).orElse(0);
    int labels = named && !layout.isNarrow() ? LABELS : 0;
    this.plot = new Plot(layout, x, y, HEIGHT, heading, labels);
  }

  // Where no names fit at the ends of the lines.
  private Legend legend() {
    return new Legend(
        IntStream.range(0, curves.size())
            .filter(i -> !curves.get(i).label().isEmpty())
            .mapToObj(i -> Legend.Entry.line(stroke(i), color(i), curves.get(i).label()))
            .toList());
  }

  /**
   * The chart.
   *
   * @param mark a place on the horizontal axis that matters, with the value there
   */
  public static Picture of(
      String name, String title, Axis x, Axis y, List<Curve> curves, Optional<CurveMark> mark) {
    return Layout.both(it -> new CurvesChart(it, x, y, curves, mark).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return plot.picture(name, title, description(), this::draw);
  }

  private void draw(Pen pen) {
    for (int i = 0; i < curves.size(); i++) {
      pen.outline(path(curves.get(i)), color(i).color(), stroke(i));
      if (curves.get(i).points().size() == 1) {
        pen.fill(dot(curves.get(i).last(), 4), color(i).color());
      }
    }
    legend.ifPresentOrElse(it -> it.draw(pen, plot.layout(), 20), () -> names(pen));
    mark.ifPresent(it -> mark(pen, it));
  }

  private static Palette color(int curve) {
    return Palette.SERIES.get(curve % Palette.SERIES.size());
  }

  private static BasicStroke stroke(int curve) {
    float[] dashes = DASHES[curve / Palette.SERIES.size() % DASHES.length];
    return dashes.length == 0
        ? new BasicStroke(2)
        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  private Path2D path(Curve curve) {
    Path2D path = new Path2D.Double();
    Curve.Point first = curve.points().get(0);
    path.moveTo(plot.x(first.x()), plot.y(first.y()));
    for (Curve.Point point : curve.points().subList(1, curve.points().size())) {
      path.lineTo(plot.x(point.x()), path.getCurrentPoint().getY());
      path.lineTo(plot.x(point.x()), plot.y(point.y()));
    }
    return path;
  }

  private Ellipse2D dot(Curve.Point at, double radius) {
    return new Ellipse2D.Double(
        plot.x(at.x()) - radius, plot.y(at.y()) - radius, 2 * radius, 2 * radius);
  }

  // From top to bottom as the lines end, each at least a line of text below the one above.
  private void names(Pen pen) {
    List<Integer> order =
        IntStream.range(0, curves.size())
            .filter(i -> !curves.get(i).label().isEmpty())
            .boxed()
            .sorted(Comparator.comparing(i -> plot.y(curves.get(i).last().y())))
            .toList();
    List<Double> places = places(order);
    double right = plot.area().getMaxX();
    for (int place = 0; place < order.size(); place++) {
      int i = order.get(place);
      Curve.Point end = curves.get(i).last();
      double y = places.get(place);
      Path2D leader = new Path2D.Double();
      leader.moveTo(plot.x(end.x()), plot.y(end.y()));
      leader.lineTo(right + 42, y);
      pen.outline(leader, Palette.FAINT, 0.8f);
      Path2D key = new Path2D.Double();
      key.moveTo(right + 44, y);
      key.lineTo(right + 66, y);
      pen.outline(key, color(i).color(), stroke(i));
      String text = Pen.fit(curves.get(i).label(), Pen.SMALL, LABELS - 74);
      pen.text(text, right + 72, y, Anchor.START, Pen.SMALL, Palette.INK);
    }
  }

  private List<Double> places(List<Integer> order) {
    List<Double> places = new ArrayList<>();
    double least = plot.area().getMinY();
    for (int i : order) {
      double y = Math.max(least, plot.y(curves.get(i).last().y()));
      places.add(y);
      least = y + LINE;
    }
    double most = plot.area().getMaxY();
    for (int place = places.size() - 1; place >= 0; place--) {
      double y = Math.min(most, places.get(place));
      places.set(place, y);
      most = y - LINE;
    }
    return places;
  }

  private void mark(Pen pen, CurveMark at) {
    Rectangle2D area = plot.area();
    double x = plot.x(at.x());
    Path2D line = new Path2D.Double();
    line.moveTo(x, area.getMinY());
    line.lineTo(x, area.getMaxY());
    pen.outline(
        line,
        Palette.VIOLATES.color(),
        new BasicStroke(
            1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0));
    at.y().ifPresent(y -> pen.fill(dot(new Curve.Point(at.x(), y), 5), Palette.VIOLATES.color()));
    pen.label(at.label(), free(x, Pen.width(at.label(), Pen.BOLD) + 4), Pen.BOLD, Palette.VIOLATES);
  }

  // Beside the line at x, at its top or bottom, where no curve is.
  private Rectangle2D free(double x, double width) {
    Rectangle2D area = plot.area();
    List<Rectangle2D> places =
        Stream.of(x + 8, x - 8 - width)
            .map(left -> Math.max(area.getMinX(), Math.min(left, area.getMaxX() - width)))
            .flatMap(
                left ->
                    Stream.of(area.getMinY() + 4, area.getMaxY() - 20)
                        .map(top -> (Rectangle2D) new Rectangle2D.Double(left, top, width, 16)))
            .toList();
    LabelPlacer placer = new LabelPlacer(area, List.of());
    curves.forEach(it -> lines(path(it)).forEach(placer::avoid));
    return Collections.min(places, Comparator.comparing(placer::cost));
  }

  private static List<Line2D> lines(Path2D path) {
    List<Line2D> lines = new ArrayList<>();
    double[] to = new double[6];
    Point2D last = null;
    for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
      it.currentSegment(to);
      Point2D next = new Point2D.Double(to[0], to[1]);
      if (last != null) {
        lines.add(new Line2D.Double(last, next));
      }
      last = next;
    }
    return lines;
  }

  private String description() {
    String ends =
        curves.stream()
            .map(
                it ->
                    (it.label().isEmpty() ? "" : it.label() + ": ")
                        + plot.y().text().apply(it.points().get(0).y())
                        + " to "
                        + plot.y().text().apply(it.last().y()))
            .collect(Collectors.joining("; "));
    return plot.y().title()
        + " over "
        + plot.x().title()
        + ": "
        + ends
        + mark.map(it -> "; " + it.label()).orElse("");
  }
}
