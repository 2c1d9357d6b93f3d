package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tables of a space in the steps of its elimination. In each step they are one table by
 * combination of the separator and option of the factor.
 */
final class Buckets {

  /** Entries of a step's table. */
  static final int MOST_ENTRIES = 1 << 21;

  private final List<Step> steps;
  private final List<Relation> relations;
  private final List<Dimension> dimensions;
  // Index of each dimension's first table; the relations' come first.
  private final int[] firsts;

  /**
   * Orders a space.
   *
   * @param options the number of options of each factor
   * @throws EntangledException when too many factors interact
   */
  Buckets(int[] options, List<Relation> relations, List<Dimension> dimensions) {
    this.relations = relations;
    this.dimensions = dimensions;
    List<int[]> scopes = new ArrayList<>();
    relations.forEach(it -> scopes.add(it.allowed().factors()));
    firsts = new int[dimensions.size() + 1];
    for (int i = 0; i < dimensions.size(); i++) {
      firsts[i] = scopes.size();
      dimensions.get(i).column().tables().forEach(it -> scopes.add(it.factors()));
    }
    firsts[dimensions.size()] = scopes.size();
    steps = EliminationOrder.of(options, scopes, MOST_ENTRIES);
  }

  List<Step> steps() {
    return steps;
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  /** Whether each entry of a step keeps the relations that are read in it. */
  boolean[] allowed(Step step) {
    boolean[] allowed = new boolean[step.entries()];
    Arrays.fill(allowed, true);
    for (int index : step.tables()) {
      if (index < relations.size()) {
        Table table = relations.get(index).allowed();
        read(step, table, (entry, at) -> allowed[entry] &= table.value(at) != 0);
      }
    }
    return allowed;
  }

  /** What each entry of a step adds to a dimension. */
  long[] costs(Step step, int dimension) {
    Dimension of = dimensions.get(dimension);
    long[] costs = new long[step.entries()];
    for (int index : step.tables()) {
      int own = index - firsts[dimension];
      if (own >= 0 && index < firsts[dimension + 1]) {
        Table table = of.column().tables().get(own);
        read(step, table, (entry, at) -> costs[entry] = of.join(costs[entry], of.value(table, at)));
      }
    }
    return costs;
  }

  /** Indices of the children's messages for each entry of a step. */
  int[][] messages(Step step) {
    return IntStream.of(step.children())
        .mapToObj(
            it -> {
              Step child = steps.get(it);
              int[] at = new int[step.entries()];
              read(step, child.separator(), child.sizes(), (entry, index) -> at[entry] = index);
              return at;
            })
        .toArray(int[][]::new);
  }

  private interface Reader {
    void read(int entry, int index);
  }

  private static void read(Step step, Table table, Reader reader) {
    read(step, table.factors(), table.sizes(), reader);
  }

  private static void read(Step step, int[] scope, int[] sizes, Reader reader) {
    int[] offsets = step.offsets(scope, sizes);
    int stride = step.stride(scope, sizes);
    int entry = 0;
    for (int offset : offsets) {
      for (int option = 0; option < step.options(); option++) {
        reader.read(entry++, offset + option * stride);
      }
    }
  }
}
