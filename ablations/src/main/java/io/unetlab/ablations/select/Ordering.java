package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.SelectSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The feasible candidates, the best first.
 *
 * <p>Candidates tie in a criterion when they differ from the best of them by at most 1.96 standard
 * deviations of the difference, which chance alone exceeds once in twenty. That relation is not
 * transitive, so ties form groups: all that tie with the best in the first criterion are a group,
 * and the next criterion decides within it in the same way; the best of the rest starts the next
 * group. A tie in every criterion is broken by the fewest changes of the base, then by the design's
 * order. Without noise this is the lexicographic order.
 *
 * <p>The first {@value #GROUPED} places are found this way. Later places are in the order of their
 * values, ignoring noise: they do not affect the choice.
 */
final class Ordering {

  static final int GROUPED = 30;

  private final Values values;
  private final int[] feasible;
  private final List<Criterion> criteria;
  private Optional<Placing> placing = Optional.empty();

  /** Orders the candidates that satisfy the rule's constraints. */
  Ordering(SelectSpec rule, Values values) {
    this.values = values;
    this.feasible = new Judge(rule, values).feasible();
    this.criteria = Criterion.of(rule, values, feasible);
  }

  List<Criterion> criteria() {
    return criteria;
  }

  int changes(int candidate) {
    return values.candidates().get(candidate).variant().changes();
  }

  /** The first; empty when no candidate is feasible. */
  Optional<Integer> best() {
    int[] group = feasible;
    for (Criterion criterion : criteria) {
      group = group.length < 2 ? group : tied(criterion, group);
    }
    return IntStream.of(group).boxed().min(this::fewestChanges);
  }

  /** The first by value, ignoring noise; -1 when none is feasible. */
  int bestByValue() {
    int best = -1;
    for (int candidate : feasible) {
      best = best < 0 || compare(candidate, best, 0) < 0 ? candidate : best;
    }
    return best;
  }

  /** All feasible candidates with their places. */
  List<Ranked> ranking() {
    return placing().ranked();
  }

  /** The indices of all feasible candidates. */
  int[] order() {
    return placing().order;
  }

  private Placing placing() {
    if (placing.isEmpty()) {
      Placing all = new Placing();
      all.place(feasible, 0, 0);
      placing = Optional.of(all);
    }
    return placing.get();
  }

  private static int[] tied(Criterion criterion, int[] group) {
    int best = best(criterion, group);
    int[] tied = new int[group.length];
    int count = 0;
    for (int candidate : group) {
      if (criterion.isWithinNoise(best, candidate)) {
        tied[count++] = candidate;
      }
    }
    return Arrays.copyOf(tied, count);
  }

  private static int best(Criterion criterion, int[] group) {
    int best = group[0];
    for (int candidate : group) {
      best = criterion.value(candidate) < criterion.value(best) ? candidate : best;
    }
    return best;
  }

  private int fewestChanges(int one, int other) {
    int order = Integer.compare(changes(one), changes(other));
    return order == 0 ? Integer.compare(one, other) : order;
  }

  private int compare(int one, int other, int from) {
    int differs = firstDifference(one, other, from);
    return differs == criteria.size()
        ? fewestChanges(one, other)
        : Double.compare(criteria.get(differs).value(one), criteria.get(differs).value(other));
  }

  private int firstDifference(int one, int other, int from) {
    int level = from;
    while (level < criteria.size()
        && criteria.get(level).value(one) == criteria.get(level).value(other)) {
      level++;
    }
    return level;
  }

  private int[] sorted(int[] group, int level) {
    return level == criteria.size()
        ? full(group, level)
        : Sorting.sorted(group, criteria.get(level)::value, same -> full(same, level));
  }

  private int[] full(int[] group, int level) {
    if (group.length < 2) {
      return group;
    }
    return IntStream.of(group)
        .boxed()
        .sorted((one, other) -> compare(one, other, level))
        .mapToInt(it -> it)
        .toArray();
  }

  /** Appends groups in order. */
  private final class Placing {

    private final int[] order = new int[feasible.length];
    // The criterion that separates each from the one before it.
    private final int[] decides = new int[feasible.length];
    private int placed;

    // The first of a group was separated from the one before it by an earlier criterion.
    void place(int[] group, int level, int decidesFirst) {
      if (placed >= GROUPED || level == criteria.size()) {
        placeByValue(group, level, decidesFirst);
        return;
      }
      int[] rest = group;
      int decidesNext = decidesFirst;
      while (rest.length > 0 && placed < GROUPED) {
        Criterion criterion = criteria.get(level);
        int best = best(criterion, rest);
        int[] behind = rest;
        place(tied(criterion, rest), level + 1, decidesNext);
        rest = IntStream.of(behind).filter(it -> !criterion.isWithinNoise(best, it)).toArray();
        decidesNext = level;
      }
      placeByValue(rest, level, decidesNext);
    }

    private void placeByValue(int[] group, int level, int decidesFirst) {
      int[] sorted = sorted(group, level);
      for (int i = 0; i < sorted.length; i++) {
        decides[placed] = i == 0 ? decidesFirst : firstDifference(sorted[i - 1], sorted[i], level);
        order[placed] = sorted[i];
        placed++;
      }
    }

    List<Ranked> ranked() {
      List<Ranked> ranking = new ArrayList<>(order.length);
      int place = 1;
      for (int i = 0; i < order.length; i++) {
        place = i > 0 && decides[i] == criteria.size() ? place : i + 1;
        Optional<Tie> tie =
            i > 0 && decides[i] > 0
                ? Optional.of(new Tie(Ordering.this, order[i - 1], order[i], decides[i]))
                : Optional.empty();
        ranking.add(new Ranked(place, values.candidates().get(order[i]), tie));
      }
      return ranking;
    }
  }
}
