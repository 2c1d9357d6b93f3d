package io.unetlab.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The shapes that stand for networks: each means one thing in every chart, so that no meaning
 * depends on colour alone.
 */
enum Mark {
  DOT(3.5),
  CROSS(3.5),
  CIRCLE(3.5),
  DIAMOND(6),
  SQUARE(5),
  TARGET(8);

  private final double radius;

  Mark(double radius) {
    this.radius = radius;
  }

  /** In pixels, unless it is drawn larger. */
  double radius() {
    return radius;
  }

  void draw(Pen pen, double x, double y, Palette color) {
    draw(pen, x, y, radius, color);
  }

  /** With another radius. */
  void draw(Pen pen, double x, double y, double size, Palette color) {
    draw(pen, x, y, size, color.color());
  }

  private void draw(Pen pen, double x, double y, double size, Color color) {
    switch (this) {
      case DOT -> pen.fill(circle(x, y, size), color);
      case CROSS -> pen.outline(cross(x, y, size), color, 1.6f);
      case CIRCLE -> pen.outline(circle(x, y, size - 0.5), color, 1.4f);
      case DIAMOND -> onPaper(pen, diamond(x, y, size), color);
      case SQUARE ->
          onPaper(pen, new Rectangle2D.Double(x - size, y - size, 2 * size, 2 * size), color);
      case TARGET -> {
        pen.fill(circle(x, y, size - 4), color);
        pen.outline(circle(x, y, size), color, 2);
      }
    }
  }

  // A thin edge in the paper's colour keeps marks apart that lie on each other.
  private static void onPaper(Pen pen, Shape shape, Color color) {
    pen.fill(shape, color);
    pen.outline(shape, Palette.PAPER.color(), new BasicStroke(1));
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Shape cross(double x, double y, double size) {
    double arm = 0.8 * size;
    Path2D path = new Path2D.Double();
    path.moveTo(x - arm, y - arm);
    path.lineTo(x + arm, y + arm);
    path.moveTo(x - arm, y + arm);
    path.lineTo(x + arm, y - arm);
    return path;
  }

  private static Shape diamond(double x, double y, double size) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - size);
    path.lineTo(x + size, y);
    path.lineTo(x, y + size);
    path.lineTo(x - size, y);
    path.closePath();
    return path;
  }
}
