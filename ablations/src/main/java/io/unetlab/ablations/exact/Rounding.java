package io.unetlab.ablations.exact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one of several points that are nearly as good, so that every member of the exact front has
 * a kept one within a factor of 1 + epsilon in each goal (Papadimitriou and Yannakakis 2000).
 *
 * <p>The goals but the last are divided into cells, by the least value that a point can be
 * completed to: its logarithm, in units of the share of epsilon that a step has; of the points in a
 * cell, the one with the least last goal is kept. Replacing a point by the one of its cell changes
 * the value of the configuration that it becomes by at most that share, and each of {@code k}
 * rounding steps replaces one point of it, so {@code (1 + share)^k = 1 + epsilon}. A goal whose
 * least value is not above 0 has cells of equal width, {@code epsilon / k} of its range, and is
 * within epsilon times its range. Dimensions with a limit are not rounded, since the limit might
 * then not be kept.
 */
final class Rounding implements Thinning {

  /** Steps with fewer configurations have short messages anyway. */
  private static final double FEW = 500;

  // Below the exact share, so that an error of floating point cannot exceed it.
  private static final double SAFETY = 1 - 1e-9;

  private final Bounds bounds;
  private final int goals;
  private final boolean[] rounds;
  private final boolean[] isExact;
  private final double[] unit;

  Rounding(Buckets buckets, Bounds bounds, int goals, double epsilon) {
    this.bounds = bounds;
    this.goals = goals;
    this.rounds = longSteps(buckets);
    int dimensions = buckets.dimensions().size();
    isExact = new boolean[dimensions];
    unit = new double[dimensions];
    int steps = 0;
    for (boolean round : rounds) {
      steps += round ? 1 : 0;
    }
    for (int d = 0; d < dimensions; d++) {
      isExact[d] = d >= goals || bounds.most()[d] != Long.MAX_VALUE;
      unit[d] =
          bounds.least(d) > 0
              ? Math.log1p(epsilon) / steps * SAFETY
              : epsilon * (bounds.greatest(d) - (double) bounds.least(d)) / steps * SAFETY;
    }
  }

  private static boolean[] longSteps(Buckets buckets) {
    int count = buckets.steps().size();
    double[] configurations = new double[count];
    boolean[] isLong = new boolean[count];
    for (int i = 0; i < count; i++) {
      Step step = buckets.steps().get(i);
      configurations[i] = step.options();
      for (int child : step.children()) {
        configurations[i] *= configurations[child];
      }
      isLong[i] = configurations[i] > FEW && i < count - 1;
    }
    return isLong;
  }

  @Override
  public Points thin(Points points, int step, int combination) {
    if (!rounds[step] || points.size() < 2) {
      return points;
    }
    long[] rest = bounds.rest(step, combination);
    int free = goals - 1;
    Map<Cell, Integer> kept = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      int point = i;
      kept.merge(
          cell(points, point, rest, free),
          point,
          (old, now) -> points.values()[free][now] < points.values()[free][old] ? now : old);
    }
    int[] indices = kept.values().stream().mapToInt(it -> it).sorted().toArray();
    return points.take(indices, indices.length);
  }

  private Cell cell(Points points, int point, long[] rest, int free) {
    long[] cell = new long[unit.length];
    for (int d = 0; d < cell.length; d++) {
      long value = points.values()[d][point];
      if (d != free) {
        cell[d] = isExact[d] ? value : cell(d, bounds.completed(d, value, rest[d]));
      }
    }
    return new Cell(cell);
  }

  private long cell(int dimension, long completed) {
    double scaled = bounds.least(dimension) > 0 ? Math.log((double) completed) : (double) completed;
    return unit[dimension] > 0 ? (long) Math.floor(scaled / unit[dimension]) : completed;
  }

  private static final class Cell {

    private final long[] at;

    Cell(long[] at) {
      this.at = at;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cell that && Arrays.equals(at, that.at);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(at);
    }
  }
}
