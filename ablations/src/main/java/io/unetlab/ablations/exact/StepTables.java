package io.unetlab.ablations.exact;

import java.util.Arrays;

/**
 * The tables of one step, by entry.
 *
 * @param allowed whether the relations hold
 * @param costs by dimension and entry
 * @param at by child and entry, the index in the child's message
 */
record StepTables(int index, Step step, boolean[] allowed, long[][] costs, int[][] at) {

  static StepTables of(Buckets buckets, int index) {
    Step step = buckets.steps().get(index);
    long[][] costs = new long[buckets.dimensions().size()][];
    Arrays.setAll(costs, it -> buckets.costs(step, it));
    return new StepTables(index, step, buckets.allowed(step), costs, buckets.messages(step));
  }

  /** What an entry adds, by dimension. */
  long[] cost(int entry) {
    long[] cost = new long[costs.length];
    Arrays.setAll(cost, it -> costs[it][entry]);
    return cost;
  }

  /** The children's points that meet in an entry. */
  Points[] children(int entry, Points[][] messages) {
    Points[] children = new Points[at.length];
    Arrays.setAll(children, it -> messages[step.children()[it]][at[it][entry]]);
    return children;
  }
}
