package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Optional;

/** What the marks of a chart mean: from left to right, in as many lines as needed. */
record Legend(List<Legend.Entry> entries) {

  private static final int LINE = 20;
  private static final int MARK = 16;
  private static final int GAP = 20;

  /**
   * One meaning.
   *
   * @param stroke of a line; empty for the mark
   */
  record Entry(Mark mark, Optional<BasicStroke> stroke, Palette color, String text) {

    Entry(Mark mark, Palette color, String text) {
      this(mark, Optional.empty(), color, text);
    }

    static Entry line(BasicStroke stroke, Palette color, String text) {
      return new Entry(Mark.DOT, Optional.of(stroke), color, text);
    }

    double width() {
      return MARK + Pen.width(text, Pen.SMALL) + GAP;
    }
  }

  Legend {
    entries = List.copyOf(entries);
  }

  /** Its height. */
  int height(Layout layout) {
    double x = 0;
    int lines = 1;
    for (Entry entry : entries) {
      if (x > 0 && x + entry.width() > room(layout)) {
        lines++;
        x = 0;
      }
      x += entry.width();
    }
    return lines * LINE;
  }

  private static double room(Layout layout) {
    return layout.width() - start(layout) - layout.edge() + GAP;
  }

  // At the plot's left edge, unless the picture is too narrow for that.
  private static double start(Layout layout) {
    return layout.isNarrow() ? layout.edge() : layout.left();
  }

  /** Draws it, the middle of its first line at {@code y}. */
  void draw(Pen pen, Layout layout, double y) {
    double left = start(layout);
    double x = left;
    double line = y;
    for (Entry entry : entries) {
      if (x > left && x - left + entry.width() > room(layout)) {
        x = left;
        line += LINE;
      }
      double mark = x + MARK / 2.0 - 2;
      double at = line;
      entry
          .stroke()
          .ifPresentOrElse(
              it ->
                  pen.outline(
                      new Line2D.Double(mark - 8, at, mark + 6, at), entry.color().color(), it),
              () ->
                  entry
                      .mark()
                      .draw(pen, mark, at, Math.min(6, entry.mark().radius()), entry.color()));
      pen.text(entry.text(), x + MARK, line, Anchor.START, Pen.SMALL, Palette.INK);
      x += entry.width();
    }
  }
}
