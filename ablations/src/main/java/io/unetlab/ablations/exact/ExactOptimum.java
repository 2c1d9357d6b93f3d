package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Unknown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The best configuration of a space: by the first goal, of equal ones by the next. */
public final class ExactOptimum {

  private ExactOptimum() {}

  /**
   * Finds the best configuration that keeps every relation and limit, and for which every goal is
   * known; empty when there is none.
   *
   * @param goals at least one
   * @param unknown whether a limit is kept where its column is unknown
   * @throws EntangledException when too many factors interact
   */
  public static Optional<FrontMember> of(
      TabledSpace space, List<Goal> goals, List<Limit> limits, Unknown unknown) {
    return unknown == Unknown.REFUSE
        ? of(space, goals, limits)
        : UnknownCases.of(space, limits).stream()
            .flatMap(it -> of(it.space(), goals, it.limits()).stream())
            .min(order(goals));
  }

  private static Comparator<FrontMember> order(List<Goal> goals) {
    Comparator<FrontMember> order = Comparator.comparing(it -> 0);
    for (int i = 0; i < goals.size(); i++) {
      int goal = i;
      Comparator<FrontMember> next = Comparator.comparing(it -> it.values().get(goal));
      order = order.thenComparing(goals.get(i).lower() ? next : next.reversed());
    }
    return order;
  }

  /** The same where unknown limits are refused. */
  public static Optional<FrontMember> of(TabledSpace space, List<Goal> goals, List<Limit> limits) {
    List<Relation> relations = new ArrayList<>(space.relations());
    goals.forEach(it -> relations.addAll(it.column().known()));
    TabledSpace known = new TabledSpace(space.factors(), relations, space.columns());
    List<Limit> narrowing = new ArrayList<>(limits);
    for (Goal goal : goals.subList(0, goals.size() - 1)) {
      Optional<FrontMember> best = best(known, goal, narrowing);
      if (best.isEmpty()) {
        return best;
      }
      BigDecimal value = best.get().values().get(0);
      Comparison kept = goal.lower() ? Comparison.AT_MOST : Comparison.AT_LEAST;
      narrowing.add(new Limit(goal.column(), kept, value));
    }
    return best(known, goals.get(goals.size() - 1), narrowing).map(it -> it.of(goals));
  }

  private static Optional<FrontMember> best(TabledSpace space, Goal goal, List<Limit> limits) {
    return ExactFront.of(space, List.of(goal), limits).members().stream().findFirst();
  }
}
