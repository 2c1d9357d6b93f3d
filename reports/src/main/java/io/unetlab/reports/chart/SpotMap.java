package io.unetlab.reports.chart;

import io.unetlab.reports.table.Numbers;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every network of a study by two of its metrics, with the limits of the rule and the front.
 * Networks at the same place are one mark, larger the more there are.
 */
public final class SpotMap {

  private static final int HEIGHT = 500;
  private static final int NARROW_HEIGHT = 360;
  private static final double LABEL_HEIGHT = 16;
  private static final double GROWTH = 0.7;
  private static final double MOST_GROWTH = 3.5;

  private static final double MARGIN = 0.05;
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);

  private final SpotMapContent content;
  private final List<Spot> inside;
  private final Map<Spot, Integer> counts;
  private final Legend legend;
  private final Plot plot;
  private final List<String> notes;

  private SpotMap(Layout layout, AxisText x, AxisText y, SpotMapContent content) {
    this.content = content;
    SpotRange across = SpotRange.of(content, Limit.Side.X);
    SpotRange up = SpotRange.of(content, Limit.Side.Y);
    Map<Boolean, List<Spot>> parts =
        content.spots().stream()
            .collect(Collectors.partitioningBy(it -> across.has(it.x()) && up.has(it.y())));
    this.inside = parts.getOrDefault(true, List.of());
    this.counts = merged(inside);
    this.legend = legend();
    this.plot =
        new Plot(
            layout,
            x.axis(across.least(), across.most(), MARGIN),
            y.axis(up.least(), up.most(), MARGIN),
            layout.isNarrow() ? NARROW_HEIGHT : HEIGHT,
            legend.height(layout) + 40,
            0);
    this.notes = notes(parts.getOrDefault(false, List.of()));
  }

  /** The map. */
  public static Picture of(
      String name, String title, AxisText x, AxisText y, SpotMapContent content) {
    return Layout.both(it -> new SpotMap(it, x, y, content).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return plot.picture(name, title, description(), notes, this::draw);
  }

  /** Whether a front is drawn: one of a single point is no line. */
  public static boolean isLine(List<Spot> front) {
    return front.stream().map(Spot::x).distinct().count() > 1;
  }

  // Many variants differ in what neither metric depends on.
  private static Map<Spot, Integer> merged(List<Spot> spots) {
    Map<Spot, Integer> counts = new LinkedHashMap<>();
    spots.stream().filter(it -> it.kind().small()).forEach(it -> counts.merge(it, 1, Integer::sum));
    List<Spot> places = List.copyOf(counts.keySet());
    counts.keySet().retainAll(Set.copyOf(Thinning.of(places).thin(places)));
    return counts;
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Spot.Kind kind : Spot.Kind.values()) {
      long count = content.spots().stream().filter(it -> it.kind() == kind).count();
      if (count > 0) {
        entries.add(new Legend.Entry(kind.mark(), kind.color(), meaning(kind, count)));
      }
    }
    if (isLine(content.front())) {
      entries.add(Legend.Entry.line(DASHED, Palette.FRONT, "Pareto front"));
    }
    return new Legend(entries);
  }

  private String meaning(Spot.Kind kind, long count) {
    if (!kind.small()) {
      return kind.meaning() + (count > 1 ? " (" + Numbers.grouped(count) + ")" : "");
    }
    long points =
        content.spots().stream()
            .filter(it -> it.kind() == kind)
            .map(it -> new Point2D.Double(it.x(), it.y()))
            .distinct()
            .count();
    String at = points < count ? " at " + Numbers.grouped(points) + points(points) : "";
    return kind.meaning() + " (" + Numbers.grouped(count) + at + ")";
  }

  private static String points(long count) {
    return count == 1 ? " point" : " points";
  }

  private void draw(Pen pen) {
    legend.draw(pen, plot.layout(), 20);
    LabelPlacer placer = placer();
    LimitLines limits = new LimitLines(plot, content.limits());
    limits.draw(pen, placer);
    front(pen);
    counts.forEach((spot, count) -> mark(pen, spot, radius(spot, count)));
    List<Spot> named = named();
    named.forEach(it -> mark(pen, it, it.kind().mark().radius()));
    limits.texts(pen, placer);
    // The most important first: earlier labels get the better places.
    named.stream()
        .sorted(Comparator.comparing(Spot::kind).reversed())
        .filter(it -> !it.label().isEmpty())
        .forEach(it -> label(pen, placer, it));
  }

  private LabelPlacer placer() {
    LabelPlacer placer =
        new LabelPlacer(plot.area(), counts.keySet().stream().map(this::at).toList());
    List<Point2D> corners = frontLine();
    for (int i = 1; i < corners.size(); i++) {
      placer.avoid(new Line2D.Double(corners.get(i - 1), corners.get(i)));
    }
    for (Spot spot : named()) {
      placer.keepFree(around(at(spot), spot.kind().mark().radius() + 1));
      if (spot.reach() > 0) {
        placer.keepFree(whisker(spot));
      }
    }
    return placer;
  }

  // The least important first: later marks are on top, and the choice is the last.
  private List<Spot> named() {
    return inside.stream()
        .filter(it -> !it.kind().small())
        .sorted(Comparator.comparing(Spot::kind))
        .toList();
  }

  private static double radius(Spot spot, int count) {
    double growth = Math.min(MOST_GROWTH, GROWTH * Math.log(count) / Math.log(2));
    return spot.kind().mark().radius() + growth;
  }

  private void mark(Pen pen, Spot spot, double radius) {
    Point2D at = at(spot);
    Palette color = spot.kind().color();
    if (spot.reach() > 0) {
      Rectangle2D box = whisker(spot);
      pen.line(at.getX(), box.getMinY(), at.getX(), box.getMaxY(), color, 1.4f);
      pen.line(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMinY(), color, 1.4f);
      pen.line(box.getMinX(), box.getMaxY(), box.getMaxX(), box.getMaxY(), color, 1.4f);
    }
    spot.kind().mark().draw(pen, at.getX(), at.getY(), radius, color);
  }

  // One standard deviation to either side.
  private Rectangle2D whisker(Spot spot) {
    double top = plot.y(spot.y() + spot.reach());
    double bottom = plot.y(spot.y() - spot.reach());
    return new Rectangle2D.Double(plot.x(spot.x()) - 5, top, 10, bottom - top);
  }

  private List<Point2D> frontLine() {
    return isLine(content.front())
        ? content.front().stream().sorted(Comparator.comparing(Spot::x)).map(this::at).toList()
        : List.of();
  }

  private void front(Pen pen) {
    List<Point2D> corners = frontLine();
    if (corners.isEmpty()) {
      return;
    }
    Path2D line = new Path2D.Double();
    line.moveTo(corners.get(0).getX(), corners.get(0).getY());
    corners.stream().skip(1).forEach(it -> line.lineTo(it.getX(), it.getY()));
    pen.outline(line, Palette.FRONT.color(), DASHED);
  }

  private void label(Pen pen, LabelPlacer placer, Spot spot) {
    Point2D at = at(spot);
    Font font = spot.kind().isNamedAgain() ? Pen.BOLD : Pen.SMALL;
    Rectangle2D box = placer.place(at, Pen.width(spot.label(), font) + 4, LABEL_HEIGHT);
    pen.leader(at, spot.kind().mark().radius() + 1, box, spot.kind().color());
    pen.label(spot.label(), box, font, spot.kind().color());
  }

  private List<String> notes(List<Spot> beyond) {
    List<String> lines = new ArrayList<>(content.notes());
    if (!beyond.isEmpty()) {
      lines.add(
          "Beyond this map: "
              + beyond.stream().map(this::text).collect(Collectors.joining("; "))
              + ".");
    }
    return lines;
  }

  private static Rectangle2D around(Point2D point, double radius) {
    return new Rectangle2D.Double(
        point.getX() - radius, point.getY() - radius, 2 * radius, 2 * radius);
  }

  private Point2D at(Spot spot) {
    return new Point2D.Double(plot.x(spot.x()), plot.y(spot.y()));
  }

  private String text(Spot spot) {
    return spot.label()
        + " ("
        + plot.x().title()
        + " "
        + plot.x().text().apply(spot.x())
        + ", "
        + plot.y().title()
        + " "
        + plot.y().text().apply(spot.y())
        + ")";
  }

  private String description() {
    String labelled =
        content.spots().stream()
            .filter(spot -> !spot.label().isEmpty())
            .map(spot -> text(spot) + ", " + spot.kind().meaning())
            .collect(Collectors.joining("; "));
    long networks = content.spots().stream().filter(it -> !it.kind().isNamedAgain()).count();
    String limits = content.limits().stream().map(Limit::text).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d networks, %d on the front%s. %s.",
        networks,
        content.front().size(),
        limits.isEmpty() ? "" : "; limits: " + limits,
        labelled);
  }
}
