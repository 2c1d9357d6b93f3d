package io.unetlab.reports.view;

import java.util.Objects;

/**
 * One number at the head of a report: the base's and the choice's.
 *
 * @param title of the metric
 * @param change such as {@code 2.21x fewer}; empty when there is nothing to compare
 * @param note such as {@code predicted}; may be empty
 */
public record KeyFigure(String title, String base, String choice, String change, String note) {

  public KeyFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(note, "note");
  }
}
