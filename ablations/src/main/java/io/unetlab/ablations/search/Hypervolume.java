package io.unetlab.ablations.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The volume that points dominate within a reference point, exactly (Zitzler and Thiele, IEEE
 * Transactions on Evolutionary Computation 3, 1999). Less is better in every coordinate. Two
 * coordinates are a sweep, three a sweep over a growing staircase, O(n log n); more are sliced.
 */
public final class Hypervolume {

  private Hypervolume() {}

  /**
   * The dominated volume.
   *
   * @param points dominated ones, and those that are not better than the reference everywhere, add
   *     nothing
   * @param reference as long as each point; at least 1
   */
  public static double of(List<double[]> points, double[] reference) {
    List<double[]> within = new ArrayList<>();
    for (double[] point : points) {
      if (isWithin(point, reference)) {
        within.add(point);
      }
    }
    return volume(within, reference, reference.length);
  }

  private static boolean isWithin(double[] point, double[] reference) {
    for (int i = 0; i < reference.length; i++) {
      if (point[i] >= reference[i]) {
        return false;
      }
    }
    return true;
  }

  /** Of the first coordinates only. */
  private static double volume(List<double[]> points, double[] reference, int coordinates) {
    if (points.isEmpty()) {
      return 0;
    }
    return switch (coordinates) {
      case 1 -> reference[0] - points.stream().mapToDouble(it -> it[0]).min().orElseThrow();
      case 2 -> area(points, reference);
      case 3 -> staircases(points, reference);
      default -> slices(points, reference, coordinates);
    };
  }

  private static double area(List<double[]> points, double[] reference) {
    double area = 0;
    double height = reference[1];
    for (double[] point : sorted(points, 0)) {
      if (point[1] < height) {
        area += (reference[0] - point[0]) * (height - point[1]);
        height = point[1];
      }
    }
    return area;
  }

  private static double staircases(List<double[]> points, double[] reference) {
    Staircase staircase = new Staircase(reference[0], reference[1]);
    double volume = 0;
    double depth = 0;
    for (double[] point : sorted(points, 2)) {
      volume += staircase.area * (point[2] - depth);
      depth = point[2];
      staircase.add(point[0], point[1]);
    }
    return volume + staircase.area * (reference[2] - depth);
  }

  private static double slices(List<double[]> points, double[] reference, int coordinates) {
    int last = coordinates - 1;
    List<double[]> sorted = sorted(points, last);
    double volume = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double end = i + 1 < sorted.size() ? sorted.get(i + 1)[last] : reference[last];
      if (end > sorted.get(i)[last]) {
        double depth = end - sorted.get(i)[last];
        volume += depth * volume(sorted.subList(0, i + 1), reference, last);
      }
    }
    return volume;
  }

  private static List<double[]> sorted(List<double[]> points, int by) {
    return points.stream().sorted(Comparator.comparingDouble(it -> it[by])).toList();
  }

  /** Points of two coordinates of which none dominates another, with the area they dominate. */
  private static final class Staircase {

    private final double right;
    private final double top;
    private final TreeMap<Double, Double> steps = new TreeMap<>();
    private double area;

    private Staircase(double right, double top) {
      this.right = right;
      this.top = top;
    }

    private void add(double x, double y) {
      Map.Entry<Double, Double> left = steps.floorEntry(x);
      double height = left == null ? top : left.getValue();
      if (height <= y) {
        return;
      }
      double from = x;
      Map.Entry<Double, Double> next = steps.ceilingEntry(x);
      while (next != null && next.getValue() >= y) {
        area += (next.getKey() - from) * (height - y);
        from = next.getKey();
        height = next.getValue();
        steps.remove(from);
        next = steps.higherEntry(from);
      }
      area += ((next == null ? right : next.getKey()) - from) * (height - y);
      steps.put(x, y);
    }
  }
}
