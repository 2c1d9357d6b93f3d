package io.unetlab.ablations.exact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one of several points that are nearly as good, so that every member of the exact front has
 * a kept one within a factor of 1 + epsilon in each goal (Papadimitriou and Yannakakis 2000).
 *
 * <p>The goals but the last are divided into cells, by the least value that a point can be
 * completed to: its logarithm, in units of the share of epsilon that the step has; of the points in
 * a cell, the one with the least last goal is kept. Replacing a point by the one of its cell
 * changes the value of the configuration that it becomes by at most that share, and each step
 * replaces one point of it, so the product of all {@code 1 + share} is {@code 1 + epsilon}. A goal
 * whose least value is not above 0 has cells of equal width, its share of epsilon times its range.
 * Steps that cover more configurations have a larger share: their messages are longer. Dimensions
 * with a limit are not rounded, since the limit might then not be kept.
 *
 * <p>A point may be dropped because a known configuration is better. That configuration must then
 * be in the result, since its own parts may have been rounded away.
 */
final class Rounding implements Thinning {

  // Below the exact share, so that an error of floating point cannot exceed it.
  private static final double SAFETY = 1 - 1e-9;

  private final Bounds bounds;
  private final int goals;
  private final boolean[] isExact;
  private final double[] most;
  private final double[] shares;

  Rounding(Buckets buckets, Bounds bounds, int goals, double epsilon) {
    this.bounds = bounds;
    this.goals = goals;
    this.shares = shares(buckets);
    int dimensions = buckets.dimensions().size();
    isExact = new boolean[dimensions];
    most = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      isExact[d] = d >= goals || bounds.most()[d] != Long.MAX_VALUE;
      most[d] =
          SAFETY
              * (bounds.least(d) > 0
                  ? Math.log1p(epsilon)
                  : epsilon * (bounds.greatest(d) - (double) bounds.least(d)));
    }
  }

  /** Of each step; their sum is 1. */
  private static double[] shares(Buckets buckets) {
    int count = buckets.steps().size();
    double[] digits = new double[count];
    double[] shares = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      Step step = buckets.steps().get(i);
      digits[i] = Math.log10(step.options());
      for (int child : step.children()) {
        digits[i] += digits[child];
      }
      shares[i] = Math.pow(digits[i], 4);
      sum += shares[i];
    }
    for (int i = 0; i < count; i++) {
      shares[i] = sum > 0 ? shares[i] / sum : 0;
    }
    return shares;
  }

  @Override
  public Points thin(Points points, int step, int combination) {
    if (points.size() < 2) {
      return points;
    }
    long[] rest = bounds.rest(step, combination);
    int free = goals - 1;
    Map<Cell, Integer> kept = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      int point = i;
      kept.merge(
          cell(points, point, rest, step),
          point,
          (old, now) -> points.values()[free][now] < points.values()[free][old] ? now : old);
    }
    int[] indices = kept.values().stream().mapToInt(it -> it).sorted().toArray();
    return points.take(indices, indices.length);
  }

  private Cell cell(Points points, int point, long[] rest, int step) {
    long[] cell = new long[most.length];
    for (int d = 0; d < cell.length; d++) {
      long value = points.values()[d][point];
      if (d != goals - 1) {
        cell[d] = isExact[d] ? value : cell(d, bounds.completed(d, value, rest[d]), shares[step]);
      }
    }
    return new Cell(cell);
  }

  private long cell(int dimension, long completed, double share) {
    double width = most[dimension] * share;
    double scaled = bounds.least(dimension) > 0 ? Math.log((double) completed) : (double) completed;
    return width > 0 ? (long) Math.floor(scaled / width) : completed;
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
