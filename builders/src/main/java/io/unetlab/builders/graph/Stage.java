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

  /** The order of a middle: before it come the levels of a way down, after it those of a way up. */
  public static final int MIDDLE = 1 << 20;

  private static final Comparator<Stage> ORDER =
      Comparator.comparingInt(Stage::order).thenComparing(Stage::word);

  public Stage {
    Objects.requireNonNull(word, "word");
  }

  public boolean isMiddle() {
    return order == MIDDLE;
  }

  /** Whether it comes after a middle. */
  public boolean isUp() {
    return order > MIDDLE;
  }

  /** The level of a stage that is no middle, the same on the way down and up. */
  public int level() {
    return isUp() ? 2 * MIDDLE - order : order;
  }

  @Override
  public int compareTo(Stage other) {
    return ORDER.compare(this, other);
  }
}
