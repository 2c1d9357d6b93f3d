package io.unetlab.builders.graph;

import java.util.Objects;

/**
 * Where in the U a node stands.
 *
 * @param side the way down, the middle, the way up, or outside of the levels
 * @param level 0 is the highest resolution; the middle is at the last one; -1 outside
 */
public record Place(Side side, int level) {

  /** A part of the U. */
  public enum Side {
    DOWN,
    MIDDLE,
    UP,
    OUTSIDE
  }

  /** Outside of the levels: embeddings, the first and the last convolution. */
  public static final Place OUTSIDE = new Place(Side.OUTSIDE, -1);

  public Place {
    Objects.requireNonNull(side, "side");
  }
}
