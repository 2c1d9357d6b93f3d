package io.unetlab.reports.chart;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Measured latencies as bars with the median's interval at their end, and a tick where the MACs
 * alone would put it: a bar beyond its tick saved MACs and not as much time.
 */
public final class LatencyChart {

  private static final int WIDTH = 1000;
  private static final int ROW = 40;
  private static final int LABELS = 350;
  private static final int COLUMN = 110;

  private final List<LatencyBar> bars;
  private final boolean inSeconds;

  private LatencyChart(List<LatencyBar> bars) {
    this.bars = bars;
    this.inSeconds = bars.stream().anyMatch(bar -> bar.ms() >= 1000);
  }

  /**
   * The chart.
   *
   * @param name of the picture's files
   * @param bars at least one, in order
   */
  public static Picture of(String name, String title, List<LatencyBar> bars) {
    LatencyChart chart = new LatencyChart(List.copyOf(bars));
    return new Picture(name, title, chart.description(), chart.chart());
  }

  private XYChart chart() {
    int rows = bars.size();
    XYChart chart = Charts.blank(WIDTH, ROW * rows + 78);
    double most = bars.stream().mapToDouble(LatencyBar::reach).max().orElse(1);
    double reach = most * 1.02;
    double plotWidth = WIDTH - LABELS - COLUMN - 40;
    // XChart leaves the frame to us: rows count downwards from 0, the figures stand right of it.
    chart
        .addSeries("frame", new double[] {0, reach}, new double[] {0, -rows})
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.NONE);
    chart.getStyler().setXAxisTitleVisible(false);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(reach * (plotWidth + COLUMN + 20) / plotWidth);
    chart.getStyler().setYAxisMin(-rows - 0.2);
    chart.getStyler().setYAxisMax(1.0);
    chart.getStyler().setYAxisTicksVisible(false);
    chart.getStyler().setYAxisTitleVisible(false);
    chart.getStyler().setPlotGridHorizontalLinesVisible(false);
    chart.getStyler().setYAxisLeftWidthHint(LABELS);
    chart.getStyler().setXAxisTickMarkSpacingHint(90);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(v -> v > reach ? "" : number(v, 1));
    chart.addAnnotation(new Layer((pen, scale) -> draw(pen, scale, reach)));
    return chart;
  }

  private void draw(Pen pen, Layer.Scale scale, double reach) {
    Rectangle2D plot = scale.plot();
    pen.fill(
        new Rectangle2D.Double(
            scale.x(reach) + 2,
            plot.getY() - 2,
            plot.getMaxX() - scale.x(reach) + 12,
            plot.getHeight() + 4),
        Palette.PAPER.color());
    double heading = scale.y(0.5);
    double figures = scale.x(reach) + COLUMN;
    pen.text("median", figures, heading, Anchor.END, Pen.BOLD, Palette.INK);
    pen.text(
        (inSeconds ? "seconds" : "milliseconds")
            + "; the tick is where the MACs alone would put it",
        scale.x(0),
        heading,
        Anchor.START,
        Pen.SMALL,
        Palette.MUTED);
    for (int i = 0; i < bars.size(); i++) {
      row(pen, scale, i, figures);
    }
  }

  private void row(Pen pen, Layer.Scale scale, int row, double figures) {
    LatencyBar bar = bars.get(row);
    double y = scale.y(-row - 0.5);
    double left = scale.plot().getX() - 12;
    Palette ink = bar.kind() == LatencyBar.Kind.PUT_BACK ? Palette.MUTED : Palette.INK;
    double place = bar.detail().isEmpty() ? 0.5 : 0.34;
    pen.text(
        Pen.fit(bar.label(), Pen.PLAIN, left - 12),
        left,
        scale.y(-row - place),
        Anchor.END,
        Pen.PLAIN,
        ink);
    pen.text(
        Pen.fit(bar.detail(), Pen.SMALL, left - 12),
        left,
        scale.y(-row - 0.7),
        Anchor.END,
        Pen.SMALL,
        Palette.MUTED);
    double top = scale.y(-row - 0.2);
    double bottom = scale.y(-row - 0.8);
    Rectangle2D shape =
        new Rectangle2D.Double(
            scale.x(0), top, Math.max(1.5, scale.x(bar.ms()) - scale.x(0)), bottom - top);
    if (bar.kind() == LatencyBar.Kind.PUT_BACK) {
      pen.hatch(shape, Palette.UNKNOWN);
    } else {
      pen.fill(shape, color(bar.kind()).color());
    }
    bar.latency().interval().ifPresent(it -> interval(pen, scale, it, y));
    bar.expected()
        .ifPresent(
            expected -> {
              double x = scale.x(expected);
              pen.line(x, top - 4, x, bottom + 4, Palette.INK, 1.5f);
            });
    pen.text(text(bar.ms()), figures, y, Anchor.END, Pen.PLAIN, ink);
  }

  // On paper, so that it is seen on the bar and beside it.
  private static void interval(Pen pen, Layer.Scale scale, Interval interval, double y) {
    double low = scale.x(interval.low());
    double high = scale.x(interval.high());
    pen.line(low, y, high, y, Palette.PAPER, 4);
    pen.line(low, y, high, y, Palette.CHOICE, 2);
    pen.line(low, y - 5, low, y + 5, Palette.CHOICE, 2);
    pen.line(high, y - 5, high, y + 5, Palette.CHOICE, 2);
  }

  private static Palette color(LatencyBar.Kind kind) {
    return switch (kind) {
      case BASE -> Palette.BASE;
      case CHOICE -> Palette.FEASIBLE;
      case OTHER -> Palette.RESNET;
      case PUT_BACK -> Palette.UNKNOWN;
    };
  }

  // Seconds with decimals, or milliseconds with as many as tell networks apart.
  private String number(double millis, int decimals) {
    int shown = inSeconds || millis < 10 ? decimals : Math.max(0, decimals - 1);
    return String.format(Locale.ROOT, "%." + shown + "f", inSeconds ? millis / 1e3 : millis);
  }

  private String text(double millis) {
    return number(millis, 2) + (inSeconds ? " s" : " ms");
  }

  private String description() {
    return bars.stream()
        .map(bar -> bar.label() + ": " + text(bar.ms()) + within(bar.latency()))
        .collect(Collectors.joining("; "));
  }

  private String within(Latency latency) {
    return latency
        .interval()
        .map(it -> " (" + text(it.low()) + " to " + text(it.high()) + ")")
        .orElse("");
  }
}
