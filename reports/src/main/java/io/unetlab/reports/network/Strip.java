package io.unetlab.reports.network;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A line in its place.
 *
 * @param side where the picture's outer edge is
 * @param box around it
 * @param top its width at the top, which differs from the bottom's only between resolutions
 */
record Strip(
    DrawnStage stage, DrawnLine line, Side side, Rectangle2D box, double top, double bottom) {

  /** An arm of a U, or the axis of a chain. */
  enum Side {
    LEFT(0),
    AXIS(0.5),
    RIGHT(1);

    private final double anchor;

    Side(double anchor) {
      this.anchor = anchor;
    }

    /** The left end of something of this width in a box of another. */
    double left(Rectangle2D box, double width) {
      return box.getX() + anchor * (box.getWidth() - width);
    }
  }

  /** The edge that skips leave from and arrive at. */
  double inner() {
    return side == Side.RIGHT ? box.getMinX() : box.getMaxX();
  }

  double middle() {
    return box.getCenterY();
  }

  /** Of a line between resolutions: as wide as what is above and below it. */
  Shape trapezoid() {
    Path2D path = new Path2D.Double();
    double left = side.left(box, top);
    path.moveTo(left, box.getMinY());
    path.lineTo(left + top, box.getMinY());
    double below = side.left(box, bottom);
    path.lineTo(below + bottom, box.getMaxY());
    path.lineTo(below, box.getMaxY());
    path.closePath();
    return path;
  }
}
