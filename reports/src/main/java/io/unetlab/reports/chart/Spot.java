package io.unetlab.reports.chart;

import java.util.Objects;

/**
 * One network in the chart of parameters and MACs.
 *
 * @param label written next to it; may be empty
 */
public record Spot(Kind kind, String label, double params, double macs) {

  /** A network's role in the study; drawn in this order, so that the choice is on top. */
  public enum Kind {
    UNKNOWN("an unknown value", Palette.UNKNOWN),
    VIOLATES("violates a constraint", Palette.VIOLATES),
    FEASIBLE("meets every constraint", Palette.FEASIBLE),
    MODEL("published model", Palette.MODEL),
    BASE("base", Palette.BASE),
    CHOICE("choice", Palette.CHOICE);

    private final String meaning;
    private final Palette color;

    Kind(String meaning, Palette color) {
      this.meaning = meaning;
      this.color = color;
    }

    public String meaning() {
      return meaning;
    }

    Palette color() {
      return color;
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
  }
}
