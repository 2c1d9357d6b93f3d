package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;

/**
 * The frame of a chart of two quantities: a heading, the plot with its grid, and room for labels on
 * its right.
 *
 * @param layout how wide it is, with the axes
 * @param height of the plot, in pixels
 * @param heading height above the plot, in pixels
 * @param labels width on the right of the plot, in pixels
 */
record Plot(Layout layout, Axis x, Axis y, int height, int heading, int labels) {

  private static final int BOTTOM = 52;
  private static final int NOTE = 18;
  private static final int ACROSS = 90;
  private static final int DOWN = 55;

  /** The area within the axes. */
  Rectangle2D area() {
    return new Rectangle2D.Double(layout.left(), heading, textRoom() - labels, height);
  }

  private int textRoom() {
    return layout.width() - layout.left() - layout.edge();
  }

  double x(double value) {
    return area().getMinX() + x.share(value) * area().getWidth();
  }

  double y(double value) {
    return area().getMaxY() - y.share(value) * area().getHeight();
  }

  /** A picture in this frame. */
  Picture picture(String name, String title, String description, Consumer<Pen> content) {
    return picture(name, title, description, List.of(), content);
  }

  /** A picture in this frame, with notes below it, each wrapped to its width. */
  Picture picture(
      String name, String title, String description, List<String> notes, Consumer<Pen> content) {
    List<String> lines =
        notes.stream().flatMap(it -> Pen.wrap(it, Pen.SMALL, textRoom()).stream()).toList();
    int all = heading + height + BOTTOM + NOTE * lines.size();
    return new Picture(
        name,
        title,
        description,
        layout.width(),
        all,
        to -> {
          Pen.paper(to, layout.width(), all);
          Pen pen = new Pen(to);
          grid(pen);
          content.accept(pen);
          notes(pen, lines);
        });
  }

  private void notes(Pen pen, List<String> lines) {
    double y = heading + height + BOTTOM;
    for (String line : lines) {
      pen.text(line, layout.left(), y, Anchor.START, Pen.SMALL, Palette.MUTED);
      y += NOTE;
    }
  }

  private void grid(Pen pen) {
    Rectangle2D area = area();
    for (double value : x.ticks(area.getWidth() / ACROSS)) {
      pen.line(x(value), area.getMinY(), x(value), area.getMaxY(), Palette.GRID, 1);
      String text = Ticks.brief(x.text().apply(value));
      pen.text(text, x(value), area.getMaxY() + 14, Anchor.MIDDLE, Pen.SMALL, Palette.MUTED);
    }
    for (double value : y.ticks(area.getHeight() / DOWN)) {
      pen.line(area.getMinX(), y(value), area.getMaxX(), y(value), Palette.GRID, 1);
      String text = Ticks.brief(y.text().apply(value));
      pen.text(text, area.getMinX() - 8, y(value), Anchor.END, Pen.SMALL, Palette.MUTED);
    }
    double below = area.getMaxY() + 38;
    pen.text(x.title(), area.getCenterX(), below, Anchor.MIDDLE, Pen.PLAIN, Palette.INK);
    pen.text(y.title(), layout.edge(), area.getMinY() - 16, Anchor.START, Pen.PLAIN, Palette.INK);
  }
}
