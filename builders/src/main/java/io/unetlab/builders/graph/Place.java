package io.unetlab.builders.graph;

import java.util.Objects;

/**
 * A node's position in the U.
 *
 * @param side the down path, the middle, the up path, or outside the levels
 * @param level 0 is the highest resolution; the middle has the last level; -1 outside
 */
public record Place(Side side, int level) {

  /** A part of the U. */
  public enum Side {
    DOWN,
    MIDDLE,
    UP,
    OUTSIDE
  }

  /** Outside the levels: embeddings, the first and the last convolution. */
  public static final Place OUTSIDE = new Place(Side.OUTSIDE, -1);

  public Place {
    Objects.requireNonNull(side, "side");
  }
}
