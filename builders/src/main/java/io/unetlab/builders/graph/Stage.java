package io.unetlab.builders.graph;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a node is in the network, in its builder's own words; costs are grouped by stage. Equal
 * stages of different networks correspond.
 *
 * @param word for tables and charts: {@code level 0 down}
 * @param order among the stages of a network
 */
public record Stage(String word, int order) implements Comparable<Stage> {

  /** Outside of all stages: what a builder gives none, such as the first and the last operation. */
  public static final Stage OUTSIDE = new Stage("outside", Integer.MAX_VALUE);

  private static final Comparator<Stage> ORDER =
      Comparator.comparingInt(Stage::order).thenComparing(Stage::word);

  public Stage {
    Objects.requireNonNull(word, "word");
  }

  @Override
  public int compareTo(Stage other) {
    return ORDER.compare(this, other);
  }
}
