package io.unetlab.builders.graph;

import java.util.Comparator;
import java.util.Objects;

/**
 * The purpose of a node, in its builder's own words; costs are grouped by role.
 *
 * @param word for tables and charts: {@code feed_forward}
 * @param order among the roles of a network
 */
public record Role(String word, int order) implements Comparable<Role> {

  /** What a builder gives no role. */
  public static final Role OTHER = new Role("other", Integer.MAX_VALUE);

  private static final Comparator<Role> ORDER =
      Comparator.comparingInt(Role::order).thenComparing(Role::word);

  public Role {
    Objects.requireNonNull(word, "word");
  }

  @Override
  public int compareTo(Role other) {
    return ORDER.compare(this, other);
  }
}
