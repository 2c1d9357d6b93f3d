package io.unetlab.ablations.exact;

import java.util.Arrays;

/** The tables of one step, by entry. */
final class StepTables {

  private final int index;
  private final Step step;
  private final boolean[] allowed;
  private final long[][] costs;
  private final int[][] at;

  /**
   * @param allowed whether the relations hold
   * @param costs by dimension and entry
   * @param at by child and entry, the index in the child's message
   */
  StepTables(int index, Step step, boolean[] allowed, long[][] costs, int[][] at) {
    this.index = index;
    this.step = step;
    this.allowed = allowed;
    this.costs = costs;
    this.at = at;
  }

  int index() {
    return index;
  }

  Step step() {
    return step;
  }

  boolean[] allowed() {
    return allowed;
  }

  long[][] costs() {
    return costs;
  }

  int[][] at() {
    return at;
  }

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
