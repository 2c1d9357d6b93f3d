package io.unetlab.training.data;

import java.util.Locale;

/** Where a shape is. */
public enum Place {
  LEFT(-1, 0),
  RIGHT(1, 0),
  TOP(0, -1),
  BOTTOM(0, 1);

  private final int right;
  private final int down;

  Place(int right, int down) {
    this.right = right;
    this.down = down;
  }

  /** The shift from the middle to the right: -1, 0 or 1. */
  int right() {
    return right;
  }

  /** The shift downwards: -1, 0 or 1. */
  int down() {
    return down;
  }

  /** The word in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
