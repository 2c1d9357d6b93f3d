package io.unetlab.reports.chart;

import java.util.Objects;

/**
 * One variant in a chart of the front.
 *
 * @param shade from 0 to 1, by the objective that the colour stands for
 * @param label written next to it; may be empty
 */
public record FrontDot(Kind kind, double x, double y, double shade, String label) {

  /** What it is; drawn in this order. */
  public enum Kind {
    /** Evaluated, and not on the front. */
    OTHER,
    MEMBER,
    BASE,
    CHOICE
  }

  public FrontDot {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
  }

  /** Its colour on the scale of shades. */
  Palette color() {
    return switch (kind) {
      case OTHER -> Palette.UNKNOWN;
      case BASE -> Palette.BASE;
      case CHOICE -> Palette.CHOICE;
      case MEMBER -> shade(shade);
    };
  }

  /** The colour of a share. */
  static Palette shade(double share) {
    int last = Palette.SCALE.size() - 1;
    return Palette.SCALE.get((int) Math.min(last, Math.max(0, share) * (last + 1)));
  }
}
