package io.unetlab.reports.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a place for each label near its point, so that no two overlap, none covers a labelled point
 * or the line from another label to its point, and few dots are covered. Where no place near the
 * point is free, the nearest in the whole frame is taken. Earlier labels take precedence.
 */
final class LabelPlacer {

  private static final double[] DISTANCES = {10, 18, 30, 46, 66, 90, 120, 150};
  private static final int DIRECTIONS = 24;
  private static final double DOT = 4;
  private static final double STEP = 6;

  // What a place costs, compared with the distance in pixels.
  private static final double COVERED = 40;
  private static final double CROSSING = 90;
  private static final double OVERLAP = 1e4;
  private static final double OUTSIDE = 1e6;

  private final Rectangle2D frame;
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<Line2D> lines = new ArrayList<>();
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

  /** Labels should leave this line uncovered. */
  void avoid(Line2D line) {
    lines.add(line);
  }

  /**
   * What a box costs: nothing if it covers no dot, no line, and nothing that is to be kept free.
   */
  double cost(Rectangle2D box) {
    return OVERLAP * taken.stream().filter(box::intersects).count()
        + CROSSING * lines.stream().filter(box::intersectsLine).count()
        + COVERED * dots.stream().filter(box::contains).count();
  }

  /** Reserves and returns the best free box of this size near the point. */
  Rectangle2D place(Point2D point, double width, double height) {
    Place best = near(point, width, height);
    if (best.cost() >= OVERLAP) {
      best = anywhere(best, point, width, height);
    }
    taken.add(best.box());
    lines.add(line(point, best.box()));
    return best.box();
  }

  private Place near(Point2D point, double width, double height) {
    Place best = new Place(box(point, width, height, 0, DISTANCES[0]), Double.POSITIVE_INFINITY);
    for (double distance : DISTANCES) {
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        Rectangle2D box = box(point, width, height, direction, distance);
        best = best.or(box, distance + direction * 0.1 + cost(point, box));
      }
    }
    return best;
  }

  private Place anywhere(Place known, Point2D point, double width, double height) {
    Place best = known;
    for (double y = frame.getMinY(); y + height <= frame.getMaxY(); y += STEP) {
      for (double x = frame.getMinX(); x + width <= frame.getMaxX(); x += STEP) {
        Rectangle2D box = new Rectangle2D.Double(x, y, width, height);
        Line2D line = line(point, box);
        best = best.or(box, line.getP1().distance(line.getP2()) + cost(point, box));
      }
    }
    return best;
  }

  private record Place(Rectangle2D box, double cost) {

    Place or(Rectangle2D other, double otherCost) {
      return otherCost < cost ? new Place(other, otherCost) : this;
    }
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

  private double cost(Point2D point, Rectangle2D box) {
    double cost = frame.contains(box) ? 0 : OUTSIDE;
    Line2D own = line(point, box);
    for (Rectangle2D other : taken) {
      if (other.intersects(box)) {
        Rectangle2D common = other.createIntersection(box);
        cost += OVERLAP + 10 * common.getWidth() * common.getHeight();
      } else if (!other.contains(point) && other.intersectsLine(own)) {
        cost += CROSSING;
      }
    }
    for (Line2D other : lines) {
      cost += box.intersectsLine(other) ? CROSSING : own.intersectsLine(other) ? CROSSING / 2 : 0;
    }
    for (Point2D dot : dots) {
      cost += box.intersects(dot.getX() - DOT, dot.getY() - DOT, 2 * DOT, 2 * DOT) ? COVERED : 0;
    }
    return cost;
  }
}
