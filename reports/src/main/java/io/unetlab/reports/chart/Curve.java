package io.unetlab.reports.chart;

import java.util.List;
import java.util.Objects;

/**
 * One line of a chart of curves.
 *
 * @param label at its end; may be empty
 * @param points from left to right, at least one
 */
public record Curve(String label, List<Point> points) {

  /** A place on a curve. */
  public record Point(double x, double y) {}

  public Curve {
    Objects.requireNonNull(label, "label");
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a curve needs a point, " + label + " has none");
    }
  }

  public Point last() {
    return points.get(points.size() - 1);
  }
}
