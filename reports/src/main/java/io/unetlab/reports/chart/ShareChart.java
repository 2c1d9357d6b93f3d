package io.unetlab.reports.chart;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What each choice saves, as bars from a common zero, one for each metric; what it costs goes to
 * the left. The last row is the sum of all.
 */
public final class ShareChart {

  private static final int WIDTH = 1000;
  private static final int BAR = 17;
  private static final int LABELS = 350;
  private static final double GAP = 1.0;

  private static final List<Palette> COLORS =
      List.of(Palette.RESNET, Palette.SELF_ATTENTION, Palette.FEED_FORWARD, Palette.RESAMPLING);

  private final List<Metric> metrics;
  private final List<ShareBar> bars;

  private ShareChart(List<Metric> metrics, List<ShareBar> bars) {
    this.metrics = metrics;
    this.bars = bars;
  }

  /**
   * The chart.
   *
   * @param metrics at most four, in the order of their bars
   * @param shares one for each choice, in order
   */
  public static Picture of(
      String name, String title, List<Metric> metrics, List<ShareBar> shares, ShareBar whole) {
    List<ShareBar> bars = new ArrayList<>(shares);
    bars.add(whole);
    ShareChart chart = new ShareChart(List.copyOf(metrics), bars);
    return new Picture(name, title, chart.description(), chart.chart());
  }

  private double group() {
    return metrics.size() + GAP;
  }

  private XYChart chart() {
    double rows = group() * bars.size() + 1.6;
    XYChart chart = Charts.blank(WIDTH, (int) (BAR * rows) + 62);
    double most = Math.max(0.01, extreme(1));
    double least = Math.min(0, -extreme(-1));
    double room = 0.16 * (most - least);
    chart
        .addSeries("frame", new double[] {least, most}, new double[] {0, -rows})
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.NONE);
    chart.setXAxisTitle("saved, in percent of the base's");
    chart.getStyler().setXAxisMin(least < 0 ? least - room : 0.0);
    chart.getStyler().setXAxisMax(most + room);
    chart.getStyler().setYAxisMin(-rows);
    chart.getStyler().setYAxisMax(0.0);
    chart.getStyler().setYAxisTicksVisible(false);
    chart.getStyler().setYAxisTitleVisible(false);
    chart.getStyler().setPlotGridHorizontalLinesVisible(false);
    chart.getStyler().setYAxisLeftWidthHint(LABELS);
    chart.getStyler().setXAxisTickMarkSpacingHint(70);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(it -> Math.round(it * 100) + " %");
    chart.addAnnotation(new Layer(this::draw));
    return chart;
  }

  private double extreme(int sign) {
    return bars.stream()
        .flatMap(bar -> metrics.stream().map(bar::saving))
        .mapToDouble(it -> sign * it)
        .max()
        .orElse(0);
  }

  private void draw(Pen pen, Layer.Scale scale) {
    legend(pen, scale);
    for (int i = 0; i < bars.size(); i++) {
      row(pen, scale, i);
    }
    Rectangle2D plot = scale.plot();
    double top = scale.y(-1.4);
    pen.line(scale.x(0), top, scale.x(0), plot.getMaxY(), Palette.MUTED, 1);
  }

  private void legend(Pen pen, Layer.Scale scale) {
    double x = scale.plot().getX() + 6;
    double y = scale.y(-0.6);
    for (int m = 0; m < metrics.size(); m++) {
      String name = metrics.get(m).title();
      pen.fill(new Rectangle2D.Double(x, y - 5, 10, 10), COLORS.get(m).color());
      pen.text(name, x + 15, y, Anchor.START, Pen.SMALL, Palette.INK);
      x += 15 + Pen.width(name, Pen.SMALL) + 18;
    }
  }

  private void row(Pen pen, Layer.Scale scale, int row) {
    ShareBar bar = bars.get(row);
    boolean whole = row == bars.size() - 1;
    double first = 1.6 + group() * row;
    double middle = scale.y(-first - metrics.size() / 2.0);
    double left = scale.plot().getX() - 12;
    if (whole) {
      double line = scale.y(-first + GAP / 2);
      pen.line(14, line, scale.plot().getMaxX(), line, Palette.FAINT, 1);
    }
    pen.text(
        Pen.fit(bar.label(), whole ? Pen.BOLD : Pen.PLAIN, left - 12),
        left,
        middle - 8,
        Anchor.END,
        whole ? Pen.BOLD : Pen.PLAIN,
        Palette.INK);
    pen.text(
        Pen.fit(bar.detail(), Pen.SMALL, left - 12),
        left,
        middle + 9,
        Anchor.END,
        Pen.SMALL,
        Palette.MUTED);
    for (int m = 0; m < metrics.size(); m++) {
      bar(pen, scale, first + m, bar.saving(metrics.get(m)), COLORS.get(m));
    }
  }

  private static void bar(Pen pen, Layer.Scale scale, double row, double saving, Palette color) {
    double top = scale.y(-row - 0.08);
    double bottom = scale.y(-row - 0.92);
    double from = scale.x(Math.min(0, saving));
    double to = scale.x(Math.max(0, saving));
    pen.fill(new Rectangle2D.Double(from, top, to - from, bottom - top), color.color());
    boolean costs = saving < 0;
    pen.text(
        text(saving),
        costs ? from - 6 : to + 6,
        (top + bottom) / 2,
        costs ? Anchor.END : Anchor.START,
        Pen.SMALL,
        Palette.INK);
  }

  private static String text(double saving) {
    return Numbers.share(saving).equals("-0.0 %") ? "0.0 %" : Numbers.share(saving);
  }

  private String description() {
    return bars.stream()
        .map(
            bar ->
                bar.label()
                    + ": "
                    + metrics.stream()
                        .map(it -> it.title() + " " + text(bar.saving(it)))
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }
}
