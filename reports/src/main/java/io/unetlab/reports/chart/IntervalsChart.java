package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.geom.Ellipse2D;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Differences with their intervals around a line at 0: an interval that leaves the line out has a
 * known sign, and its colour.
 */
public final class IntervalsChart {

  private static final int ROW = 40;
  private static final int LABELS = 280;
  private static final int FIGURES = 130;
  private static final int NOTES = 230;
  private static final int ABOVE = 4;

  /** Height of a row with three lines of text above its interval. */
  private static final int NARROW_ROW = 80;

  private static final int EDGE = 14;

  /** Share of the values' range on either side of 0, at least, for what the sides mean. */
  private static final double ROOM = 0.22;

  /** Share of that room beyond the last interval. */
  private static final double MARGIN = 0.2;

  private static final Map<IntervalRow.Kind, Palette> COLORS =
      new EnumMap<>(
          Map.of(
              IntervalRow.Kind.BETTER, Palette.FEASIBLE,
              IntervalRow.Kind.WORSE, Palette.VIOLATES,
              IntervalRow.Kind.OPEN, Palette.UNKNOWN,
              IntervalRow.Kind.KNOWN, Palette.FRONT));

  private final Layout layout;
  private final List<IntervalRow> differences;
  private final boolean lowerIsBetter;
  private final BarRows rows;

  private IntervalsChart(
      Layout layout,
      List<IntervalRow> differences,
      String of,
      boolean lowerIsBetter,
      DoubleFunction<String> tick) {
    this.layout = layout;
    this.differences = List.copyOf(differences);
    this.lowerIsBetter = lowerIsBetter;
    double low = differences.stream().mapToDouble(IntervalRow::low).reduce(0, Math::min);
    double high = differences.stream().mapToDouble(IntervalRow::high).reduce(0, Math::max);
    double room = high > low ? ROOM * (high - low) : 1;
    this.rows =
        new BarRows(
            layout,
            layout.isNarrow() ? 0 : LABELS,
            layout.isNarrow() ? 0 : FIGURES + NOTES,
            layout.isNarrow() ? ROW + BarRows.LINE : ROW,
            layout.isNarrow() ? NARROW_ROW : ROW,
            differences.size(),
            Math.min(low - MARGIN * room, -room),
            Math.max(high + MARGIN * room, room),
            tick,
            "change of the " + of);
  }

  /**
   * The chart.
   *
   * @param name the base name of the picture's files
   * @param of what differs, within a sentence: {@code denoising loss}
   * @param differences at least one, in order
   * @param tick how a difference is written at the axis
   */
  public static Picture of(
      String name,
      String title,
      String of,
      boolean lowerIsBetter,
      List<IntervalRow> differences,
      DoubleFunction<String> tick) {
    return Layout.both(
        it -> new IntervalsChart(it, differences, of, lowerIsBetter, tick).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return rows.picture(name, title, description(), this::draw);
  }

  private void draw(Pen pen) {
    double heading = rows.y(0) - ROW / 2.0;
    String left = lowerIsBetter ? "← better" : "← worse";
    String right = lowerIsBetter ? "worse →" : "better →";
    pen.text(left, rows.x(0) - 10, heading, Anchor.END, Pen.SMALL, Palette.MUTED);
    pen.text(right, rows.x(0) + 10, heading, Anchor.START, Pen.SMALL, Palette.MUTED);
    legend(pen, layout.isNarrow() ? heading - BarRows.LINE - 4 : heading);
    if (!layout.isNarrow()) {
      zero(pen, rows.y(0) - ABOVE, rows.bottom());
    }
    for (int i = 0; i < differences.size(); i++) {
      row(pen, i);
    }
  }

  private void legend(Pen pen, double y) {
    Map<IntervalRow.Kind, String> meanings = new LinkedHashMap<>();
    meanings.put(IntervalRow.Kind.BETTER, "better");
    meanings.put(IntervalRow.Kind.WORSE, "worse");
    meanings.put(IntervalRow.Kind.OPEN, "not separated");
    double x = EDGE;
    for (Map.Entry<IntervalRow.Kind, String> meaning : meanings.entrySet()) {
      pen.fill(new Ellipse2D.Double(x, y - 5, 10, 10), color(meaning.getKey()).color());
      pen.text(meaning.getValue(), x + 14, y, Anchor.START, Pen.SMALL, Palette.INK);
      x += 14 + Pen.width(meaning.getValue(), Pen.SMALL) + 14;
    }
  }

  private static Palette color(IntervalRow.Kind kind) {
    return COLORS.getOrDefault(kind, Palette.UNKNOWN);
  }

  private void row(Pen pen, int index) {
    IntervalRow row = differences.get(index);
    double y = layout.isNarrow() ? textAbove(pen, row, index) : textBeside(pen, row, index);
    if (row.mean().isEmpty()) {
      return;
    }
    Palette color = color(row.kind());
    double mean = row.mean().getAsDouble();
    row.reach().ifPresent(it -> interval(pen, mean - it, mean + it, y, color));
    pen.fill(new Ellipse2D.Double(rows.x(mean) - 5, y - 5, 10, 10), color.color());
  }

  // Returns where the interval is.
  private double textBeside(Pen pen, IntervalRow row, int index) {
    double y = rows.y(index + 0.5);
    rows.label(pen, y, row.label(), row.detail(), Pen.PLAIN, Palette.INK);
    double figures = rows.right() + FIGURES;
    pen.text(row.figures(), figures, y, Anchor.END, Pen.PLAIN, Palette.INK);
    String note = Pen.fit(row.note(), Pen.SMALL, NOTES - 16.0);
    pen.text(note, figures + 16, y, Anchor.START, Pen.SMALL, Palette.MUTED);
    return y;
  }

  private double textAbove(Pen pen, IntervalRow row, int index) {
    double y = rows.y(index) + BarRows.LINE / 2.0;
    rows.above(pen, y, row.label(), row.detail(), Pen.BOLD, Palette.INK);
    double below = y + 2 * BarRows.LINE;
    double start = EDGE + Pen.width(row.figures(), Pen.PLAIN) + 10;
    pen.text(row.figures(), EDGE, below, Anchor.START, Pen.PLAIN, Palette.INK);
    String note = Pen.fit(row.note(), Pen.SMALL, layout.width() - EDGE - start);
    pen.text(note, start, below, Anchor.START, Pen.SMALL, Palette.MUTED);
    double interval = below + 20;
    zero(pen, interval - 9, interval + 9);
    return interval;
  }

  private void zero(Pen pen, double top, double bottom) {
    pen.line(rows.x(0), top, rows.x(0), bottom, Palette.INK, 1.2f);
  }

  private void interval(Pen pen, double low, double high, double y, Palette color) {
    pen.line(rows.x(low), y, rows.x(high), y, color, 2.4f);
    pen.line(rows.x(low), y - 6, rows.x(low), y + 6, color, 2);
    pen.line(rows.x(high), y - 6, rows.x(high), y + 6, color, 2);
  }

  private String description() {
    return differences.stream()
        .map(it -> it.label() + ": " + it.figures() + (it.note().isEmpty() ? "" : ", " + it.note()))
        .collect(Collectors.joining("; "));
  }
}
