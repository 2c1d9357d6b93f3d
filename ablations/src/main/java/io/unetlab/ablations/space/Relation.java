package io.unetlab.ablations.space;

import java.util.Objects;

/**
 * Which combinations of a few factors' options are allowed.
 *
 * @param reason why the others are not: a condition of the study, or a rule of networks
 * @param allowed 1 for an allowed combination, else 0
 */
public record Relation(String reason, Table allowed) {

  public Relation {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(allowed, "allowed");
  }

  public boolean holds(int[] configuration) {
    return allowed.at(configuration) != 0;
  }
}
