package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The ladder as a waterfall: each edit's bar hangs where the one before it ended, with our change
 * and the published one beside it; an edit that was put back is hatched and changes nothing below.
 */
public final class LadderChart {

  private static final int WIDTH = 1000;
  private static final int ROW = 40;
  private static final int LABELS = 350;
  private static final int COLUMN = 100;

  private final List<Step> steps;
  private final OptionalDouble start;
  private final OptionalDouble end;
  private final String unit;
  private final String endLabel;

  private LadderChart(List<Step> steps, String unit, String endLabel) {
    this.steps = steps;
    this.endLabel = endLabel;
    this.unit = unit;
    this.start = steps.get(0).before();
    this.end =
        steps.stream()
            .filter(Step::kept)
            .reduce((earlier, later) -> later)
            .map(Step::after)
            .orElse(start);
  }

  /**
   * The ladder in one metric.
   *
   * @param name of the picture's files
   * @param title what is shown
   * @param unit of the values, such as {@code MACs}
   * @param steps at least one, in order
   * @param endLabel what the end of the ladder is called
   */
  public static Picture of(
      String name, String title, String unit, List<Step> steps, String endLabel) {
    LadderChart ladder = new LadderChart(List.copyOf(steps), unit, endLabel);
    return new Picture(name, title, ladder.description(), ladder.chart());
  }

  private XYChart chart() {
    int rows = steps.size() + 2;
    XYChart chart = Charts.blank(WIDTH, ROW * rows + 78);
    double most =
        steps.stream()
            .flatMapToDouble(step -> step.after().stream())
            .reduce(start.orElse(0), Math::max);
    // XChart leaves the frame to us: rows count downwards from 0, the columns stand right of it.
    double plotWidth = WIDTH - LABELS - 2 * COLUMN - 40;
    double reach = most * 1.02;
    chart
        .addSeries("frame", new double[] {0, reach}, new double[] {0, -rows})
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.NONE);
    chart.getStyler().setXAxisTitleVisible(false);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(reach * (plotWidth + 2 * COLUMN + 20) / plotWidth);
    chart.getStyler().setYAxisMin(-rows - 0.2);
    chart.getStyler().setYAxisMax(1.0);
    chart.getStyler().setYAxisTicksVisible(false);
    chart.getStyler().setYAxisTitleVisible(false);
    chart.getStyler().setPlotGridHorizontalLinesVisible(false);
    chart.getStyler().setYAxisLeftWidthHint(LABELS);
    chart.getStyler().setXAxisTickMarkSpacingHint(70);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(v -> v > reach ? "" : Charts.tick(v));
    chart.addAnnotation(new Layer((pen, scale) -> draw(pen, scale, reach)));
    return chart;
  }

  private void draw(Pen pen, Layer.Scale scale, double reach) {
    double ours = scale.x(reach) + COLUMN;
    double published = ours + COLUMN;
    Rectangle2D plot = scale.plot();
    // The grid ends where the columns begin.
    pen.fill(
        new Rectangle2D.Double(
            scale.x(reach) + 2,
            plot.getY() - 2,
            plot.getMaxX() - scale.x(reach) + 12,
            plot.getHeight() + 4),
        Palette.PAPER.color());
    double heading = scale.y(0.5);
    pen.text("ours", ours, heading, Anchor.END, Pen.BOLD, Palette.INK);
    pen.text("published", published, heading, Anchor.END, Pen.BOLD, Palette.MUTED);
    pen.text(unit, scale.x(0), heading, Anchor.START, Pen.BOLD, Palette.MUTED);
    total(pen, scale, 0, "base", start, Palette.BASE);
    for (int i = 0; i < steps.size(); i++) {
      step(pen, scale, i, ours, published);
    }
    total(pen, scale, steps.size() + 1, endLabel, end, Palette.CHOICE);
    change(pen, overall(), ours, scale.y(-steps.size() - 1.5), Pen.BOLD);
  }

  private void total(
      Pen pen, Layer.Scale scale, int row, String label, OptionalDouble value, Palette color) {
    Rectangle2D bar = bar(scale, row, 0, value.orElse(0));
    pen.fill(bar, color.color());
    label(pen, scale, row, 0.5, label, Pen.BOLD, Palette.INK);
    String text = text(value);
    double x = bar.getMaxX() - 6;
    boolean roomy = bar.getWidth() > Pen.width(text, Pen.BOLD) + 12;
    pen.text(
        text,
        roomy ? x : bar.getMaxX() + 6,
        bar.getCenterY(),
        roomy ? Anchor.END : Anchor.START,
        Pen.BOLD,
        roomy ? Palette.PAPER : Palette.INK);
  }

  private void step(Pen pen, Layer.Scale scale, int index, double ours, double published) {
    Step step = steps.get(index);
    int row = index + 1;
    double y = scale.y(-row - 0.5);
    String label = step.kept() ? step.label() : step.label() + " (put back)";
    Palette color = step.kept() ? Palette.INK : Palette.MUTED;
    label(pen, scale, row, step.detail().isEmpty() ? 0.5 : 0.34, label, Pen.PLAIN, color);
    label(pen, scale, row, 0.7, step.detail(), Pen.SMALL, Palette.MUTED);
    pen.text(step.published(), published, y, Anchor.END, Pen.PLAIN, Palette.MUTED);
    if (step.before().isEmpty() || step.after().isEmpty()) {
      pen.text("not counted", ours, y, Anchor.END, Pen.PLAIN, Palette.MUTED);
      return;
    }
    double before = step.before().getAsDouble();
    double after = step.after().getAsDouble();
    Rectangle2D bar = bar(scale, row, before, after);
    if (!step.kept()) {
      pen.hatch(bar, Palette.UNKNOWN);
    } else {
      pen.fill(bar, direction(before, after).color());
    }
    double carried = scale.x(step.kept() ? after : before);
    pen.line(carried, scale.y(-row - 0.84), carried, scale.y(-row - 1.16), Palette.MUTED, 1);
    change(pen, relative(before, after), ours, y, Pen.PLAIN);
    delta(pen, scale, bar, after - before);
  }

  private static Palette direction(double before, double after) {
    if (after == before) {
      return Palette.UNKNOWN;
    }
    return after < before ? Palette.FEASIBLE : Palette.SELF_ATTENTION;
  }

  private void delta(Pen pen, Layer.Scale scale, Rectangle2D bar, double delta) {
    String text = Numbers.briefDelta(Math.round(delta));
    double width = Pen.width(text, Pen.SMALL);
    boolean left = bar.getX() - width - 6 > scale.plot().getX();
    pen.text(
        text,
        left ? bar.getX() - 6 : bar.getMaxX() + 6,
        bar.getCenterY(),
        left ? Anchor.END : Anchor.START,
        Pen.SMALL,
        Palette.MUTED);
  }

  private static void change(Pen pen, double ratio, double x, double y, Font font) {
    pen.text(Numbers.change(ratio), x, y, Anchor.END, font, Palette.INK);
  }

  private static void label(
      Pen pen, Layer.Scale scale, int row, double share, String label, Font font, Palette color) {
    double x = scale.plot().getX() - 12;
    double room = x - 12;
    pen.text(Pen.fit(label, font, room), x, scale.y(-row - share), Anchor.END, font, color);
  }

  // A change of nothing still shows where it would be.
  private static Rectangle2D bar(Layer.Scale scale, int row, double from, double to) {
    double left = scale.x(Math.min(from, to));
    double right = scale.x(Math.max(from, to));
    double top = scale.y(-row - 0.16);
    double bottom = scale.y(-row - 0.84);
    return new Rectangle2D.Double(left, top, Math.max(1.5, right - left), bottom - top);
  }

  private String text(OptionalDouble value) {
    return value.isPresent()
        ? Numbers.brief(Math.round(value.getAsDouble())) + " " + unit
        : "not counted";
  }

  private double overall() {
    return relative(start.orElse(0), end.orElse(Double.NaN));
  }

  private static double relative(double before, double after) {
    return before == 0 ? Double.NaN : (after - before) / before;
  }

  private String description() {
    List<String> lines = new ArrayList<>();
    lines.add("base: " + text(start));
    for (Step step : steps) {
      double ratio = relative(step.before().orElse(0), step.after().orElse(Double.NaN));
      lines.add(
          (step.detail().isEmpty() ? "" : step.detail() + ": ")
              + step.label()
              + (step.kept() ? "" : " (put back)")
              + ": ours "
              + Numbers.change(ratio)
              + (step.published().isEmpty() ? "" : ", published " + step.published()));
    }
    lines.add(endLabel + ": " + text(end));
    return lines.stream().collect(Collectors.joining("; "));
  }
}
