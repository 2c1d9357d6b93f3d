package io.unetlab.reports.chart;

import java.util.Objects;

/**
 * One network in a map of two metrics.
 *
 * @param label written next to it; may be empty
 * @param reach the standard deviation of {@code y}; 0 if it has none
 */
public record Spot(Kind kind, String label, double x, double y, double reach) {

  /** A network's role in the study; drawn in this order, so that the choice is on top. */
  public enum Kind {
    UNKNOWN("an unknown value", Palette.UNKNOWN, Mark.CIRCLE),
    VIOLATES("violates a limit", Palette.VIOLATES, Mark.CROSS),
    FEASIBLE("keeps every limit", Palette.FEASIBLE, Mark.DOT),
    MODEL("published model", Palette.MODEL, Mark.DIAMOND),
    BASE("base", Palette.BASE, Mark.SQUARE),
    CHOICE("choice", Palette.CHOICE, Mark.TARGET);

    private final String meaning;
    private final Palette color;
    private final Mark mark;

    Kind(String meaning, Palette color, Mark mark) {
      this.meaning = meaning;
      this.color = color;
      this.mark = mark;
    }

    public String meaning() {
      return meaning;
    }

    Palette color() {
      return color;
    }

    Mark mark() {
      return mark;
    }

    /** Whether it marks a network that is also drawn as a dot. */
    boolean isNamedAgain() {
      return this == BASE || this == CHOICE;
    }

    /** Whether it is one of many, drawn small. */
    boolean small() {
      return this == UNKNOWN || this == VIOLATES || this == FEASIBLE;
    }
  }

  public Spot {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
    if (!Double.isFinite(x) || !Double.isFinite(y) || !(reach >= 0)) {
      throw new IllegalArgumentException(
          "a spot needs numbers, found " + x + ", " + y + " ± " + reach);
    }
  }

  public Spot(Kind kind, String label, double x, double y) {
    this(kind, label, x, y, 0);
  }
}
