package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A difference in a chart of intervals.
 *
 * @param detail below the label; may be empty
 * @param mean empty if there is no difference to show
 * @param reach half the width of the interval; empty without one
 * @param figures the difference in words, right of the chart
 * @param note what follows from it, further right
 */
public record IntervalRow(
    String label,
    String detail,
    OptionalDouble mean,
    OptionalDouble reach,
    String figures,
    String note,
    Kind kind) {

  /** What the interval says. */
  public enum Kind {
    BETTER,
    WORSE,
    /** The interval contains 0. */
    OPEN,
    /** Known without a training. */
    KNOWN
  }

  public IntervalRow {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(reach, "reach");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(kind, "kind");
  }

  /** The lower end of its interval. */
  double low() {
    return mean.orElse(0) - reach.orElse(0);
  }

  /** The upper end of its interval. */
  double high() {
    return mean.orElse(0) + reach.orElse(0);
  }
}
