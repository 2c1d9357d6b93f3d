package io.unetlab.training.data;

import java.util.Locale;

/** A shape's form. */
public enum Form {
  CIRCLE("circles") {
    @Override
    double distance(double x, double y) {
      return Math.sqrt(x * x + y * y) - 1;
    }
  },
  SQUARE("squares") {
    @Override
    double distance(double x, double y) {
      return box(x, y, HALF_SIDE, HALF_SIDE);
    }
  },
  /** Equilateral, its base below; moved so that it reaches as far up as down. */
  TRIANGLE("triangles") {
    @Override
    double distance(double x, double y) {
      double lower = y - TRIANGLE_RADIUS / 4;
      double sides = Math.abs(x) * HALF_ROOT_OF_3 - lower / 2;
      return Math.max(sides, lower) - TRIANGLE_RADIUS / 2;
    }
  },
  /** Two bars, upright. */
  CROSS("crosses") {
    @Override
    double distance(double x, double y) {
      return Math.min(box(x, y, 1, HALF_BAR), box(x, y, HALF_BAR, 1));
    }
  };

  private static final double HALF_SIDE = 0.85;
  private static final double HALF_BAR = 0.33;
  private static final double TRIANGLE_RADIUS = 1.25;
  private static final double HALF_ROOT_OF_3 = Math.sqrt(3) / 2;

  private final String plural;

  Form(String plural) {
    this.plural = plural;
  }

  /**
   * The signed distance of a point to the edge, negative inside; near corners it may be less than
   * that. All in radii.
   *
   * @param x to the right of the centre
   * @param y below the centre
   */
  abstract double distance(double x, double y);

  private static double box(double x, double y, double halfWidth, double halfHeight) {
    return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
  }

  /** The word in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for two of them. */
  public String plural() {
    return plural;
  }
}
