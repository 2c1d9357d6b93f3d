package io.unetlab.training.data;

import java.util.Locale;

/** How large a shape is. */
public enum Extent {
  SMALL(0.14),
  LARGE(0.22);

  private final double radius;

  Extent(double radius) {
    this.radius = radius;
  }

  /** The radius as a share of the picture's side. */
  double radius() {
    return radius;
  }

  /** The word in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
