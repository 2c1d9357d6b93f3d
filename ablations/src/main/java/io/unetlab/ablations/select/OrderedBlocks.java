package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Candidates in blocks, for repeated selections. If a rule's first objective is certain and the
 * candidates are sorted by it, a candidate of a later block is chosen only when none in the earlier
 * blocks satisfies the constraints, so later blocks can mostly be skipped.
 */
final class OrderedBlocks {

  private static final int SIZE = 512;

  private final List<Values> all;

  private OrderedBlocks(List<Values> all) {
    this.all = all;
  }

  /**
   * The candidates sorted by the rule's first objective, stably; unsorted if the objective is
   * uncertain or the rule has a score.
   */
  static Values inOrder(SelectSpec rule, Values values) {
    // Number the sources first, so that they stay in the design's order.
    rule.metrics().forEach(values::noise);
    if (!isCertain(rule, values)) {
      return values;
    }
    double[] column = first(rule, values);
    int[] all = IntStream.range(0, column.length).toArray();
    return values.only(Sorting.sorted(all, i -> column[i], same -> sortedInFull(same, column)));
  }

  private static int[] sortedInFull(int[] same, double[] column) {
    return IntStream.of(same)
        .boxed()
        .sorted((one, other) -> Double.compare(column[one], column[other]))
        .mapToInt(i -> i)
        .toArray();
  }

  private static double[] first(SelectSpec rule, Values values) {
    return values.of(rule.objectives().get(0));
  }

  private static boolean isCertain(SelectSpec rule, Values values) {
    return rule.score().isEmpty() && values.noise(rule.objectives().get(0).metric()).isNone();
  }

  /**
   * Blocks for selections by a rule.
   *
   * @param values {@link #inOrder}
   * @param changing the metrics whose values will be changed before selecting
   */
  static OrderedBlocks of(SelectSpec rule, Values values, List<Metric> changing) {
    boolean together =
        !isCertain(rule, values) || changing.contains(rule.objectives().get(0).metric());
    if (together) {
      return new OrderedBlocks(List.of(values));
    }
    double[] column = first(rule, values);
    List<Values> blocks = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= column.length; end++) {
      boolean isLast = end == column.length;
      if (isLast || (end - start >= SIZE && column[end] != column[end - 1])) {
        blocks.add(values.only(IntStream.range(start, end).toArray()));
        start = end;
      }
    }
    return new OrderedBlocks(blocks);
  }

  List<Values> all() {
    return all;
  }

  /**
   * The choice.
   *
   * @param rule with the same first objective as the rule that the blocks are for
   * @param change changes a block's values
   */
  Optional<Completed> winner(SelectSpec rule, UnaryOperator<Values> change) {
    for (Values block : all) {
      Optional<Completed> winner = Selector.winner(rule, change.apply(block));
      if (winner.isPresent()) {
        return winner;
      }
    }
    return Optional.empty();
  }
}
