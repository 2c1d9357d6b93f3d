package io.unetlab.reports.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a place for each label near its point, so that no two overlap, none covers a labelled point
 * and few dots are covered. Earlier labels take precedence.
 */
final class LabelPlacer {

  private static final double[] DISTANCES = {10, 18, 30, 46, 66, 90, 120, 150};
  private static final int DIRECTIONS = 24;
  private static final double DOT = 4;

  private final Rectangle2D frame;
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<Point2D> dots;

  /**
   * @param frame the area that labels must stay within
   * @param dots points that labels should avoid, but may cover
   */
  LabelPlacer(Rectangle2D frame, List<Point2D> dots) {
    this.frame = frame;
    this.dots = List.copyOf(dots);
  }

  /** No label may cover this. */
  void keepFree(Rectangle2D box) {
    taken.add(box);
  }

  /** Reserves and returns the best free box of this size near the point. */
  Rectangle2D place(Point2D point, double width, double height) {
    Rectangle2D best = box(point, width, height, 0, DISTANCES[0]);
    double bestCost = Double.POSITIVE_INFINITY;
    for (double distance : DISTANCES) {
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        Rectangle2D box = box(point, width, height, direction, distance);
        double cost = cost(point, box, distance, direction);
        if (cost < bestCost) {
          best = box;
          bestCost = cost;
        }
      }
    }
    taken.add(best);
    return best;
  }

  // Direction 0 is to the right; the box touches a circle around the point from outside.
  private static Rectangle2D box(
      Point2D point, double width, double height, int direction, double distance) {
    double angle = 2 * Math.PI * direction / DIRECTIONS;
    double x = point.getX() + distance * Math.cos(angle);
    double y = point.getY() - distance * Math.sin(angle);
    double left = x - width * (1 - Math.cos(angle)) / 2;
    double top = y - height * (1 + Math.sin(angle)) / 2;
    return new Rectangle2D.Double(left, top, width, height);
  }

  // The line from the mark to its label.
  private static Line2D line(Point2D point, Rectangle2D box) {
    double x = Math.max(box.getMinX(), Math.min(point.getX(), box.getMaxX()));
    double y = Math.max(box.getMinY(), Math.min(point.getY(), box.getMaxY()));
    return new Line2D.Double(point.getX(), point.getY(), x, y);
  }

  private double cost(Point2D point, Rectangle2D box, double distance, int direction) {
    double cost = distance + direction * 0.1;
    if (!frame.contains(box)) {
      cost += 1e6;
    }
    for (Rectangle2D other : taken) {
      if (other.intersects(box)) {
        Rectangle2D common = other.createIntersection(box);
        cost += 1e4 + 10 * common.getWidth() * common.getHeight();
      }
    }
    for (Rectangle2D other : taken) {
      boolean own = other.contains(point);
      cost += !own && other.intersectsLine(line(point, box)) ? 80 : 0;
    }
    for (Point2D dot : dots) {
      cost += box.intersects(dot.getX() - DOT, dot.getY() - DOT, 2 * DOT, 2 * DOT) ? 40 : 0;
    }
    return cost;
  }
}
