package io.unetlab.ablations.search;

import io.unetlab.ablations.score.NonDominated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The hypervolume of points that arrive one after another. Each coordinate is scaled such that its
 * range over some given points is 1; the reference point is a tenth of that beyond their worst
 * values.
 */
public final class FrontVolume {

  private static final double REFERENCE = 1.1;

  private final double[] least;
  private final double[] unit;
  private List<double[]> front = List.of();

  /**
   * Without points yet.
   *
   * @param scale the points whose ranges become 1; at least one; lower is better
   */
  public FrontVolume(List<double[]> scale) {
    double[][] columns = columns(scale);
    this.least =
        Arrays.stream(columns).mapToDouble(it -> Arrays.stream(it).min().orElseThrow()).toArray();
    this.unit =
        IntStream.range(0, columns.length)
            .mapToDouble(i -> Arrays.stream(columns[i]).max().orElseThrow() - least[i])
            .map(it -> it > 0 ? it : 1)
            .toArray();
  }

  /** Takes more points into account; those that others dominate are dropped. */
  public void add(List<double[]> points) {
    List<double[]> all = new ArrayList<>(front);
    points.stream().map(this::scaled).forEach(all::add);
    if (!all.isEmpty()) {
      front = IntStream.of(NonDominated.of(columns(all))).mapToObj(all::get).toList();
    }
  }

  private double[] scaled(double[] point) {
    return IntStream.range(0, point.length)
        .mapToDouble(i -> (point[i] - least[i]) / unit[i])
        .toArray();
  }

  private static double[][] columns(List<double[]> points) {
    return IntStream.range(0, points.get(0).length)
        .mapToObj(i -> points.stream().mapToDouble(it -> it[i]).toArray())
        .toArray(double[][]::new);
  }

  /** The volume that all points so far dominate; 0 without a point within the reference. */
  public double value() {
    double[] reference = new double[least.length];
    Arrays.fill(reference, REFERENCE);
    return Hypervolume.of(front, reference);
  }
}
