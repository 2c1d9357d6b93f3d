package io.unetlab.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** The shapes that represent networks; each has a fixed size, independent of the chart's. */
final class Mark extends Marker {

  private enum Form {
    DOT,
    SQUARE,
    DIAMOND,
    RING
  }

  static final Mark DOT = new Mark(Form.DOT, 3);
  static final Mark SQUARE = new Mark(Form.SQUARE, 5);
  static final Mark DIAMOND = new Mark(Form.DIAMOND, 6);
  static final Mark RING = new Mark(Form.RING, 8);

  private final Form form;
  private final double radius;

  private Mark(Form form, double radius) {
    this.form = form;
    this.radius = radius;
  }

  static Mark of(Spot.Kind kind) {
    return switch (kind) {
      case UNKNOWN, VIOLATES, FEASIBLE -> DOT;
      case MODEL -> DIAMOND;
      case BASE -> SQUARE;
      case CHOICE -> RING;
    };
  }

  double radius() {
    return radius;
  }

  @Override
  public void paint(Graphics2D g, double x, double y, int markerSize) {
    Color color = g.getColor();
    g.fill(shape(x, y, form == Form.RING ? radius - 4 : radius));
    if (form == Form.RING) {
      g.setStroke(new BasicStroke(2));
      g.draw(shape(x, y, radius));
    } else if (form != Form.DOT) {
      g.setColor(Palette.PAPER.color());
      g.setStroke(new BasicStroke(1));
      g.draw(shape(x, y, radius));
    }
    g.setColor(color);
  }

  private Shape shape(double x, double y, double size) {
    return switch (form) {
      case DOT, RING -> new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size);
      case SQUARE -> new Rectangle2D.Double(x - size, y - size, 2 * size, 2 * size);
      case DIAMOND -> {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - size);
        path.lineTo(x + size, y);
        path.lineTo(x, y + size);
        path.lineTo(x - size, y);
        path.closePath();
        yield path;
      }
    };
  }
}
