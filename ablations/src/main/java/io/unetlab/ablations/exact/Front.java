package io.unetlab.ablations.exact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Pareto front.
 *
 * @param members each vector of values once; made when they are read, since a front may have a
 *     hundred thousand
 * @param shortfall why the front may miss members or have dominated ones; empty when it has all, or
 *     as many as its epsilon asks for
 */
public record Front(
    List<Goal> goals, List<FrontMember> members, FrontWork work, Optional<String> shortfall) {

  public Front {
    goals = List.copyOf(goals);
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(shortfall, "shortfall");
  }

  /** Whether every member is on the exact front and none is missing. */
  public boolean isExact() {
    return shortfall.isEmpty() && work.epsilon() == 0;
  }

  /** The member with the best value of a goal. */
  public Optional<FrontMember> best(int goal) {
    int sign = goals.get(goal).lower() ? 1 : -1;
    return members.stream()
        .min((one, other) -> sign * value(one, goal).compareTo(value(other, goal)));
  }

  private static BigDecimal value(FrontMember member, int goal) {
    return member.values().get(goal);
  }
}
