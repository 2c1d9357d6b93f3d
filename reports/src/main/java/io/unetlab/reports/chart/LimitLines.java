package io.unetlab.reports.chart;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The limits of a rule on a map: dashed lines, what each excludes shaded, its text at one end. */
final class LimitLines {

  private static final double HEIGHT = 16;
  private static final int SHADE = 22;
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {8, 4}, 0);

  private final Plot plot;
  private final List<Limit> limits;

  /** Those of the limits that are on the plot. */
  LimitLines(Plot plot, List<Limit> limits) {
    this.plot = plot;
    this.limits = limits.stream().filter(this::isInside).toList();
  }

  /** Draws all but the texts; labels keep off the lines. */
  void draw(Pen pen, LabelPlacer placer) {
    limits.forEach(it -> draw(pen, it));
    limits.forEach(it -> placer.avoid(line(it)));
  }

  /** Writes the texts, over whatever is drawn by now. */
  void texts(Pen pen, LabelPlacer placer) {
    limits.forEach(it -> text(pen, placer, it));
  }

  private void draw(Pen pen, Limit limit) {
    pen.fill(excluded(limit, at(limit), plot.area()), Palette.VIOLATES.color(SHADE));
    pen.outline(line(limit), Palette.VIOLATES.color(), DASHED);
  }

  private Line2D line(Limit limit) {
    Rectangle2D area = plot.area();
    return limit.side() == Limit.Side.X
        ? new Line2D.Double(at(limit), area.getMinY(), at(limit), area.getMaxY())
        : new Line2D.Double(area.getMinX(), at(limit), area.getMaxX(), at(limit));
  }

  private boolean isInside(Limit limit) {
    Rectangle2D area = plot.area();
    return limit.side() == Limit.Side.X
        ? area.contains(at(limit), area.getCenterY())
        : area.contains(area.getCenterX(), at(limit));
  }

  private double at(Limit limit) {
    return limit.side() == Limit.Side.X ? plot.x(limit.bound()) : plot.y(limit.bound());
  }

  // At the end of the line where it covers the least.
  private void text(Pen pen, LabelPlacer placer, Limit limit) {
    double width = Pen.width(limit.text(), Pen.SMALL) + 8;
    List<Rectangle2D> places = places(limit, at(limit), plot.area(), width);
    Rectangle2D box = Collections.min(places, Comparator.comparing(placer::cost));
    placer.keepFree(box);
    pen.label(limit.text(), box, Pen.SMALL, Palette.VIOLATES);
  }

  private static List<Rectangle2D> places(Limit limit, double at, Rectangle2D area, double width) {
    if (limit.side() == Limit.Side.Y) {
      double top = limit.upper() ? at - HEIGHT - 2 : at + 2;
      return List.of(
          new Rectangle2D.Double(area.getMaxX() - width, top, width, HEIGHT),
          new Rectangle2D.Double(area.getMinX() + 2, top, width, HEIGHT),
          new Rectangle2D.Double(area.getCenterX() - width / 2, top, width, HEIGHT));
    }
    boolean left = limit.upper() ? at + width > area.getMaxX() : at - width > area.getMinX();
    double from = left ? at - width - 2 : at + 2;
    double beyond = left ? at + 2 : at - width - 2;
    return Stream.of(from, beyond)
        .map(x -> Math.max(area.getMinX(), Math.min(x, area.getMaxX() - width)))
        .flatMap(
            x ->
                Stream.of(area.getMinY() + 2, area.getMaxY() - HEIGHT - 2)
                    .map(y -> (Rectangle2D) new Rectangle2D.Double(x, y, width, HEIGHT)))
        .toList();
  }

  private static Rectangle2D excluded(Limit limit, double at, Rectangle2D area) {
    Rectangle2D out = new Rectangle2D.Double();
    // Pixels count downwards: more of y is above.
    if (limit.side() == Limit.Side.X) {
      double end = limit.upper() ? area.getMaxX() : area.getMinX();
      out.setFrameFromDiagonal(at, area.getMinY(), end, area.getMaxY());
    } else {
      double end = limit.upper() ? area.getMinY() : area.getMaxY();
      out.setFrameFromDiagonal(area.getMinX(), at, area.getMaxX(), end);
    }
    return out;
  }
}
