package io.unetlab.reports.chart;

import io.unetlab.reports.table.Numbers;
import java.awt.BasicStroke;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Every variant and every published model by its parameters and its MACs. */
public final class ParamsMacsChart {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;
  private static final double LABEL_HEIGHT = 16;
  private static final double REACH = 1.3;
  private static final double ROOM = 0.7;

  private ParamsMacsChart() {}

  /**
   * All networks on one map.
   *
   * @param spots all networks, with base and choice repeated under their names; a model far beyond
   *     every variant is named at the edge
   * @param front the Pareto front, ordered by parameters
   */
  public static Picture of(List<Spot> spots, List<Spot> front) {
    double mostParams = REACH * most(spots, Spot::params);
    double mostMacs = REACH * most(spots, Spot::macs);
    Map<Boolean, List<Spot>> parts =
        spots.stream()
            .collect(
                Collectors.partitioningBy(
                    spot -> spot.params() <= mostParams && spot.macs() <= mostMacs));
    List<Spot> inside = parts.getOrDefault(true, List.of());
    List<Spot> outside = parts.getOrDefault(false, List.of());
    Thinning thinning = Thinning.of(inside);
    XYChart chart = Charts.blank(WIDTH, HEIGHT);
    axes(chart, inside);
    for (Spot.Kind kind : Spot.Kind.values()) {
      List<Spot> ofKind = inside.stream().filter(spot -> spot.kind() == kind).toList();
      if (kind == Spot.Kind.MODEL) {
        front(chart, front);
      }
      if (!ofKind.isEmpty()) {
        series(chart, kind, ofKind.size(), thinning.thin(ofKind));
      }
    }
    chart.addAnnotation(
        new Layer((pen, scale) -> labels(pen, scale, thinning.thin(inside), outside)));
    return new Picture(
        "params-macs",
        "Parameters against MACs",
        description(spots, front),
        WIDTH,
        HEIGHT,
        to -> chart.paint(to, WIDTH, HEIGHT));
  }

  /** Whether a front is drawn: one of a single point is no line. */
  public static boolean isLine(List<Spot> front) {
    return front.stream().map(Spot::params).distinct().count() > 1;
  }

  private static double most(List<Spot> spots, ToDoubleFunction<Spot> value) {
    return spots.stream()
        .filter(spot -> spot.kind() != Spot.Kind.MODEL)
        .mapToDouble(value)
        .max()
        .orElse(Double.MAX_VALUE / REACH);
  }

  private static void axes(XYChart chart, List<Spot> spots) {
    chart.setXAxisTitle("Parameters (params)");
    chart.setYAxisTitle("Multiply-accumulates (MACs)");
    chart.getStyler().setXAxisMin(ROOM * spots.stream().mapToDouble(Spot::params).min().orElse(0));
    chart.getStyler().setYAxisMin(ROOM * spots.stream().mapToDouble(Spot::macs).min().orElse(0));
    chart.getStyler().setXAxisMax(1.06 * spots.stream().mapToDouble(Spot::params).max().orElse(1));
    chart.getStyler().setYAxisMax(1.08 * spots.stream().mapToDouble(Spot::macs).max().orElse(1));
    chart.getStyler().setXAxisTickLabelsFormattingFunction(Charts::tick);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(Charts::tick);
    chart.getStyler().setXAxisTickMarkSpacingHint(90);
    chart.getStyler().setYAxisTickMarkSpacingHint(60);
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
    chart.getStyler().setLegendBorderColor(Palette.GRID.color());
    chart.getStyler().setLegendBackgroundColor(Palette.PAPER.color());
    chart.getStyler().setLegendFont(Pen.SMALL);
    chart.getStyler().setLegendPadding(8);
    chart.getStyler().setLegendSeriesLineLength(14);
  }

  private static void series(XYChart chart, Spot.Kind kind, int count, List<Spot> spots) {
    String number = kind.small() || count > 1 ? " (" + Numbers.grouped(count) + ")" : "";
    String name = kind.meaning() + number;
    XYSeries series = chart.addSeries(name, xs(spots), ys(spots));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(Mark.of(kind));
    series.setMarkerColor(kind.small() ? kind.color().color(120) : kind.color().color());
  }

  private static void front(XYChart chart, List<Spot> front) {
    if (!isLine(front)) {
      return;
    }
    XYSeries series = chart.addSeries("front: fewest params and MACs", xs(front), ys(front));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Palette.FRONT.color());
    series.setLineStyle(
        new BasicStroke(
            1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0));
  }

  private static void labels(Pen pen, Layer.Scale scale, List<Spot> spots, List<Spot> outside) {
    List<Point2D> dots = new ArrayList<>();
    spots.stream().filter(spot -> spot.kind().small()).forEach(spot -> dots.add(at(scale, spot)));
    LabelPlacer placer = new LabelPlacer(scale.plot(), dots);
    List<Spot> labelled =
        spots.stream()
            .filter(spot -> !spot.label().isEmpty())
            .sorted(Comparator.comparing(Spot::kind).reversed())
            .toList();
    labelled.forEach(
        spot -> placer.keepFree(around(at(scale, spot), Mark.of(spot.kind()).radius())));
    placer.keepFree(legend(scale.plot()));
    edge(pen, scale.plot(), placer, outside);
    for (Spot spot : labelled) {
      boolean strong = spot.kind() == Spot.Kind.CHOICE || spot.kind() == Spot.Kind.BASE;
      var font = strong ? Pen.BOLD : Pen.SMALL;
      Point2D point = at(scale, spot);
      Rectangle2D box = placer.place(point, Pen.width(spot.label(), font) + 4, LABEL_HEIGHT);
      leader(pen, point, box, Mark.of(spot.kind()).radius(), spot.kind().color());
      pen.label(spot.label(), box, font, spot.kind().color());
    }
  }

  private static void edge(Pen pen, Rectangle2D plot, LabelPlacer placer, List<Spot> outside) {
    double y = plot.getMinY() + 8;
    for (Spot spot : outside) {
      String text = "beyond this map: " + text(spot);
      pen.text(text, plot.getMaxX(), y, Pen.Anchor.END, Pen.SMALL, Palette.MODEL);
      placer.keepFree(new Rectangle2D.Double(plot.getMaxX() - 380, y - 8, 380, 16));
      y += 15;
    }
  }

  private static String text(Spot spot) {
    return String.format(
        Locale.ROOT,
        "%s, %s params, %s MACs",
        spot.label(),
        Numbers.brief(Math.round(spot.params())),
        Numbers.brief(Math.round(spot.macs())));
  }

  // A line from the mark to its label when they are not close.
  private static void leader(
      Pen pen, Point2D point, Rectangle2D box, double radius, Palette color) {
    double x = Math.max(box.getMinX(), Math.min(point.getX(), box.getMaxX()));
    double y = Math.max(box.getMinY(), Math.min(point.getY(), box.getMaxY()));
    double distance = point.distance(x, y);
    if (distance > 14) {
      double share = (radius + 1) / distance;
      pen.line(
          point.getX() + share * (x - point.getX()),
          point.getY() + share * (y - point.getY()),
          x,
          y,
          color,
          0.8f);
    }
  }

  // XChart does not expose its legend's position; it is in this corner and smaller than this.
  private static Rectangle2D legend(Rectangle2D plot) {
    return new Rectangle2D.Double(plot.getX(), plot.getY(), 220, 160);
  }

  private static Rectangle2D around(Point2D point, double radius) {
    return new Rectangle2D.Double(
        point.getX() - radius, point.getY() - radius, 2 * radius, 2 * radius);
  }

  private static Point2D at(Layer.Scale scale, Spot spot) {
    return new Point2D.Double(scale.x(spot.params()), scale.y(spot.macs()));
  }

  private static double[] xs(List<Spot> spots) {
    return spots.stream().mapToDouble(Spot::params).toArray();
  }

  private static double[] ys(List<Spot> spots) {
    return spots.stream().mapToDouble(Spot::macs).toArray();
  }

  private static String description(List<Spot> spots, List<Spot> front) {
    String labelled =
        spots.stream()
            .filter(spot -> !spot.label().isEmpty())
            .map(spot -> text(spot) + " (" + spot.kind().meaning() + ")")
            .collect(Collectors.joining("; "));
    long networks = spots.stream().filter(spot -> !spot.kind().isNamedAgain()).count();
    return String.format(
        Locale.ROOT, "%d networks, %d on the front. %s.", networks, front.size(), labelled);
  }
}
