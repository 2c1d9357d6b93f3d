package io.unetlab.ablations.exact;

import java.util.List;

/**
 * A Pareto front.
 *
 * @param members the best in the first goal first
 */
public record Front(List<Goal> goals, List<FrontMember> members) {

  public Front {
    goals = List.copyOf(goals);
    members = List.copyOf(members);
  }
}
