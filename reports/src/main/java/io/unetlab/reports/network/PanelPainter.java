package io.unetlab.reports.network;

import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Pen;
import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.network.DrawnPart.Skip;
import io.unetlab.reports.network.DrawnStage.Place;
import io.unetlab.reports.network.Panel.Caption;
import io.unetlab.reports.network.Strip.Side;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** Draws a network at a place of a page. */
final class PanelPainter {

  private static final double CAPTION = 19;
  private static final double HEAD = 5;

  private final Pen pen;
  private final Panel panel;
  private final double x;
  private final double y;

  /**
   * @param x the panel's left edge
   * @param y its upper edge
   */
  PanelPainter(Pen pen, Panel panel, double x, double y) {
    this.pen = pen;
    this.panel = panel;
    this.x = x;
    this.y = y;
  }

  /**
   * Draws it.
   *
   * @param most the overlay's greatest value, which has the longest bar
   */
  void paint(Overlay overlay, double most) {
    flow();
    panel.part().skips().forEach(this::skip);
    for (Strip strip : panel.strips()) {
      bar(strip, overlay, most);
      new StripPainter(pen, moved(strip), panel.part().total()).paint();
    }
    panel.captions().forEach(this::caption);
  }

  private Strip moved(Strip it) {
    Rectangle2D box = it.box();
    return new Strip(
        it.stage(),
        it.line(),
        it.side(),
        new Rectangle2D.Double(x + box.getX(), y + box.getY(), box.getWidth(), box.getHeight()),
        it.top(),
        it.bottom());
  }

  private void flow() {
    Path2D path = new Path2D.Double();
    if (panel.folded()) {
      fold(path);
    } else {
      double axis = x + Panel.flow(Side.AXIS);
      path.moveTo(axis, y);
      path.lineTo(axis, y + panel.height());
    }
    pen.outline(path, Palette.FAINT.color(), new BasicStroke(3));
  }

  private void fold(Path2D path) {
    double left = x + Panel.flow(Side.LEFT);
    double right = x + Panel.flow(Side.RIGHT);
    double floor = y + bottom(Side.LEFT);
    double other = y + bottom(Side.RIGHT);
    double turn = y + panel.height() - middleHeight() / 2;
    path.moveTo(left, y + 4);
    path.lineTo(left, floor);
    path.curveTo(left, turn, left, turn, left + 50, turn);
    path.lineTo(right - 50, turn);
    path.curveTo(right, turn, right, turn, right, other);
    path.lineTo(right, y + 4);
  }

  private double bottom(Side side) {
    return panel.strips().stream()
        .filter(it -> it.side() == side)
        .mapToDouble(it -> it.box().getMaxY())
        .max()
        .orElse(0);
  }

  private double middleHeight() {
    return panel.strips().stream()
        .filter(it -> it.stage().place() == Place.MIDDLE)
        .mapToDouble(it -> it.box().getHeight())
        .max()
        .orElse(0);
  }

  private void skip(Skip skip) {
    Optional<Strip> from = panel.find(skip.from());
    Optional<Strip> to = panel.find(skip.to());
    if (from.isPresent() && to.isPresent() && panel.folded()) {
      skip(from.get(), to.get());
    }
  }

  // An image that enters a level leaves the flow beside the line that joins it.
  private void skip(Strip from, Strip to) {
    double end = to.inner() - HEAD;
    double height = to.middle();
    boolean free =
        panel.strips().stream()
            .filter(it -> it.side() == from.side())
            .noneMatch(it -> it.box().getMinY() < height && height < it.box().getMaxY());
    double start = free ? Panel.flow(from.side()) : from.inner();
    double leaves = free ? height : from.middle();
    double bend = (end - start) / 2;
    Shape line =
        new CubicCurve2D.Double(
            x + start,
            y + leaves,
            x + start + bend,
            y + leaves,
            x + end - bend,
            y + height,
            x + end,
            y + height);
    pen.outline(line, Palette.MUTED.color(), new BasicStroke(1.4f));
    arrow(x + end + HEAD, y + height);
  }

  private void arrow(double tip, double height) {
    Path2D head = new Path2D.Double();
    head.moveTo(tip, height);
    head.lineTo(tip - 1.6 * HEAD, height - HEAD);
    head.lineTo(tip - 1.6 * HEAD, height + HEAD);
    head.closePath();
    pen.fill(head, Palette.MUTED.color());
  }

  private void bar(Strip strip, Overlay overlay, double most) {
    double value = overlay.value().applyAsDouble(strip.line());
    if (value <= 0) {
      return;
    }
    boolean right = !panel.folded() || strip.side() == Side.RIGHT;
    double edge =
        panel.folded()
            ? (right ? Panel.U_WIDTH - Panel.MARGIN + 4 : Panel.MARGIN - 4)
            : strip.box().getMaxX() + 4;
    double length = (Panel.MARGIN - 8) * value / most;
    double middle = y + strip.middle() - (strip.line().resamples() ? 1 : 3);
    pen.fill(
        new Rectangle2D.Double(x + (right ? edge : edge - length), middle + 10, length, 3),
        Palette.MUTED.color(170));
    Anchor anchor = right ? Anchor.START : Anchor.END;
    double at = x + edge + (right ? 2 : -2);
    pen.text(overlay.text().apply(value), at, middle, anchor, Fonts.TEXT, Palette.INK);
  }

  private void caption(Caption caption) {
    List<String> texts = caption.texts();
    double top = y + caption.middle() - CAPTION * (texts.size() - 1) / 2.0;
    Anchor anchor = panel.folded() ? Anchor.MIDDLE : Anchor.END;
    for (int i = 0; i < texts.size(); i++) {
      double width = Pen.width(texts.get(i), Fonts.TEXT);
      double middle = top + i * CAPTION;
      if (panel.folded()) {
        pen.fill(
            new Rectangle2D.Double(
                x + caption.x() - width / 2 - 3, middle - CAPTION / 2, width + 6, CAPTION),
            Palette.PAPER.color());
      }
      pen.text(
          texts.get(i),
          x + caption.x(),
          middle,
          anchor,
          i == 0 ? Fonts.BOLD : Fonts.TEXT,
          i == 0 ? Palette.INK : Palette.MUTED);
    }
  }
}
