package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * The frame of a chart of horizontal bars: a heading, rows below it with their labels on the left
 * and figures on the right, and an axis of values at the bottom. Rows count downwards from 0 and
 * may be fractions.
 *
 * @param layout how wide it is with its labels
 * @param labels the width of the label column, in pixels; 0 for labels above their bars
 * @param figures the width of the figure columns, in pixels
 * @param heading the heading's height, in pixels
 * @param rowHeight in pixels
 * @param rows the number of rows
 * @param least the value at the left end of the axis
 * @param most the value at its right end
 * @param tick how a value is written at the axis
 * @param axis what the values are; may be empty
 */
record BarRows(
    Layout layout,
    int labels,
    int figures,
    double heading,
    double rowHeight,
    double rows,
    double least,
    double most,
    DoubleFunction<String> tick,
    String axis) {

  static final int LINE = 16;

  private static final int EDGE = 14;
  private static final int TWO_LINES = 40;
  private static final int TICK_SPACING = 75;
  private static final int TICKS = 26;
  private static final int AXIS = 22;

  int height() {
    return (int) Math.ceil(bottom()) + TICKS + (axis.isEmpty() ? 0 : AXIS);
  }

  /** A picture of these rows. */
  Picture picture(String name, String title, String description, Consumer<Pen> bars) {
    return new Picture(
        name,
        title,
        description,
        layout.width(),
        height(),
        to -> {
          Pen.paper(to, layout.width(), height());
          Pen pen = new Pen(to);
          axis(pen);
          bars.accept(pen);
        });
  }

  double left() {
    return EDGE + labels;
  }

  double right() {
    return layout.width() - EDGE - 6 - figures;
  }

  double x(double value) {
    return left() + (value - least) / (most - least) * (right() - left());
  }

  /** The upper edge of a row; rows below 0 are in the heading. */
  double y(double row) {
    return EDGE + heading + row * rowHeight;
  }

  double bottom() {
    return y(rows) + 4;
  }

  /** A bar from one value to another; an empty bar still marks its position. */
  Rectangle2D bar(double row, double share, double from, double to) {
    double left = x(Math.min(from, to));
    double width = Math.max(1.5, x(Math.max(from, to)) - left);
    double height = share * rowHeight;
    return new Rectangle2D.Double(left, y(row) + (rowHeight - height) / 2, width, height);
  }

  /**
   * A row's label with any detail below it. A label that is too wide takes two lines in smaller
   * print where the row has room for them; what still does not fit is truncated.
   */
  void label(Pen pen, double middle, String label, String detail, Font font, Palette color) {
    label(pen, middle, rowHeight, label, detail, font, color);
  }

  /** The same for a group of rows, which together have this height. */
  void label(
      Pen pen,
      double middle,
      double height,
      String label,
      String detail,
      Font font,
      Palette color) {
    double x = left() - 12;
    double room = x - EDGE;
    boolean wide = height >= TWO_LINES && Pen.width(label, font) > room;
    List<String> lines = wide ? twoLines(label, room) : List.of(Pen.fit(label, font, room));
    double up = (detail.isEmpty() ? 0 : 8) + (wide ? 6.5 : 0);
    for (int i = 0; i < lines.size(); i++) {
      double y = middle - up + 13 * i;
      pen.text(lines.get(i), x, y, Anchor.END, wide ? Pen.SMALL : font, color);
    }
    double below = middle + (wide ? 13 : 9);
    pen.text(Pen.fit(detail, Pen.SMALL, room), x, below, Anchor.END, Pen.SMALL, Palette.MUTED);
  }

  private static List<String> twoLines(String label, double room) {
    List<String> lines = Pen.wrap(label, Pen.SMALL, room);
    if (lines.size() < 3) {
      return lines;
    }
    String rest = String.join(" ", lines.subList(1, lines.size()));
    return List.of(lines.get(0), Pen.fit(rest, Pen.SMALL, room));
  }

  /**
   * A label above its bars: its first line has its middle at {@code y}, and any detail is {@link
   * #LINE} below.
   */
  void above(Pen pen, double y, String label, String detail, Font font, Palette color) {
    double room = layout.width() - 2.0 * EDGE;
    pen.text(Pen.fit(label, font, room), EDGE, y, Anchor.START, font, color);
    String fitting = Pen.fit(detail, Pen.SMALL, room);
    pen.text(fitting, EDGE, y + LINE, Anchor.START, Pen.SMALL, Palette.MUTED);
  }

  /** The lines that a legend of these texts takes. */
  static int legendLines(Layout layout, int labels, Collection<String> meanings) {
    double room = layout.width() - 2 * EDGE - labels;
    double x = 0;
    int lines = 1;
    for (String meaning : meanings) {
      double width = 14 + Pen.width(meaning, Pen.SMALL);
      if (x > 0 && x + width > room) {
        lines++;
        x = 0;
      }
      x += width + 14;
    }
    return lines;
  }

  /** What the colours mean, in the heading, in as many lines as needed. */
  void legend(Pen pen, Map<Palette, String> meanings) {
    double x = left();
    double end = layout.width() - EDGE;
    double y =
        EDGE + heading / 2 - 4 - LINE * (legendLines(layout, labels, meanings.values()) - 1) / 2.0;
    for (Map.Entry<Palette, String> meaning : meanings.entrySet()) {
      if (x > left() && x + 14 + Pen.width(meaning.getValue(), Pen.SMALL) > end) {
        x = left();
        y += LINE;
      }
      pen.fill(new Rectangle2D.Double(x, y - 5, 10, 10), meaning.getKey().color());
      pen.text(meaning.getValue(), x + 14, y, Anchor.START, Pen.SMALL, Palette.INK);
      x += 14 + Pen.width(meaning.getValue(), Pen.SMALL) + 14;
    }
  }

  private void axis(Pen pen) {
    double wanted = TICK_SPACING * (most - least) / (right() - left());
    for (double value : Ticks.in(least, most, Ticks.step(wanted))) {
      double x = x(value);
      pen.line(x, y(0) - 4, x, bottom(), Palette.GRID, 1);
      pen.text(tick.apply(value), x, bottom() + 12, Anchor.MIDDLE, Pen.SMALL, Palette.MUTED);
    }
    double y = bottom() + TICKS + 4;
    if (layout.isNarrow()) {
      String fitting = Pen.fit(axis, Pen.SMALL, layout.width() - 2.0 * EDGE);
      pen.text(fitting, layout.width() / 2.0, y, Anchor.MIDDLE, Pen.SMALL, Palette.INK);
    } else {
      pen.text(axis, (left() + right()) / 2, y, Anchor.MIDDLE, Pen.PLAIN, Palette.INK);
    }
  }
}
