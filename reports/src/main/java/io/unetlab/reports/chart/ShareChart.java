package io.unetlab.reports.chart;

import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each choice's saving, as bars from a common zero, one for each metric; costs extend to the left.
 * The last row is the sum.
 */
public final class ShareChart {

  private static final int HEADING = 28;
  private static final int BAR = 17;
  private static final int LABELS = 350;
  private static final double GAP = 1.0;

  /** Rows that a label above its bars takes. */
  private static final double ABOVE = 2.0;

  private final Layout layout;

  private final List<Metric> metrics;
  private final Precision precision;
  private final List<ShareBar> bars;
  private final BarRows rows;

  private ShareChart(
      Layout layout, List<Metric> metrics, Precision precision, List<ShareBar> bars) {
    this.layout = layout;
    this.metrics = metrics;
    this.precision = precision;
    this.bars = bars;
    this.rows = frame();
  }

  /**
   * The chart.
   *
   * @param metrics at most four, in the order of their bars
   * @param precision of those in bytes
   * @param shares one for each choice, in order
   */
  public static Picture of(
      String name,
      String title,
      List<Metric> metrics,
      Precision precision,
      List<ShareBar> shares,
      ShareBar whole) {
    List<ShareBar> bars = new ArrayList<>(shares);
    bars.add(whole);
    return Layout.both(
        it -> new ShareChart(it, List.copyOf(metrics), precision, bars).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return rows.picture(name, title, description(), this::draw);
  }

  private double group() {
    return above() + metrics.size() + GAP;
  }

  private double above() {
    return layout.isNarrow() ? ABOVE : 0;
  }

  private BarRows frame() {
    double most = Math.max(0.01, extreme(1));
    double least = Math.min(0, -extreme(-1));
    double room = 0.16 * (most - least);
    int labels = layout.isNarrow() ? 0 : LABELS;
    int more = BarRows.legendLines(layout, labels, meanings().values()) - 1;
    return new BarRows(
        layout,
        labels,
        0,
        HEADING + BarRows.LINE * more,
        BAR,
        group() * bars.size(),
        least < 0 ? least - room : 0,
        most + room,
        value -> Math.round(value * 100) + " %",
        "saving, in percent of the base's value");
  }

  private double extreme(int sign) {
    return bars.stream()
        .flatMap(bar -> metrics.stream().map(bar::saving))
        .mapToDouble(it -> sign * it)
        .max()
        .orElse(0);
  }

  private void draw(Pen pen) {
    rows.legend(pen, meanings());
    for (int i = 0; i < bars.size(); i++) {
      row(pen, i);
    }
    if (!layout.isNarrow()) {
      zero(pen, rows.y(0), rows.bottom());
    }
  }

  private Map<Palette, String> meanings() {
    Map<Palette, String> meanings = new LinkedHashMap<>();
    for (int m = 0; m < metrics.size(); m++) {
      meanings.put(Palette.SERIES.get(m), CountedMetrics.title(metrics.get(m), precision));
    }
    return meanings;
  }

  private void row(Pen pen, int row) {
    ShareBar bar = bars.get(row);
    boolean whole = row == bars.size() - 1;
    double first = group() * row + above();
    if (whole) {
      double line = rows.y(group() * row - GAP / 2);
      pen.line(14, line, rows.right(), line, Palette.FAINT, 1);
    }
    Font font = whole ? Pen.BOLD : Pen.PLAIN;
    if (layout.isNarrow()) {
      rows.above(pen, rows.y(group() * row + 0.5), bar.label(), bar.detail(), font, Palette.INK);
    } else {
      double middle = rows.y(first + metrics.size() / 2.0);
      rows.label(pen, middle, group() * BAR, bar.label(), bar.detail(), font, Palette.INK);
    }
    if (layout.isNarrow()) {
      // Labels are above the bars, where a line through all of them would strike them out.
      zero(pen, rows.y(first), rows.y(first + metrics.size()));
    }
    for (int m = 0; m < metrics.size(); m++) {
      bar(pen, first + m, bar.saving(metrics.get(m)), Palette.SERIES.get(m));
    }
  }

  private void zero(Pen pen, double top, double bottom) {
    pen.line(rows.x(0), top, rows.x(0), bottom, Palette.MUTED, 1);
  }

  private void bar(Pen pen, double row, double saving, Palette color) {
    Rectangle2D bar = rows.bar(row, 0.84, 0, saving);
    if (saving != 0) {
      pen.fill(bar, color.color());
    }
    boolean costs = saving < 0;
    pen.text(
        text(saving),
        costs ? bar.getMinX() - 6 : bar.getMaxX() + 6,
        bar.getCenterY(),
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
                        .map(it -> CountedMetrics.title(it, precision) + " " + text(bar.saving(it)))
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }
}
