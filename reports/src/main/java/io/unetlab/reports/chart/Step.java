package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One edit of the ladder, in one metric.
 *
 * @param label of the edit
 * @param detail in small below the label; may be empty
 * @param before the value that the edit was made to
 * @param after the value with the edit
 * @param kept false when it was tried and put back
 * @param published what sources say of the same edit, such as {@code -26 %}; empty when nothing
 */
public record Step(
    String label,
    String detail,
    OptionalDouble before,
    OptionalDouble after,
    boolean kept,
    String published) {

  public Step {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(published, "published");
  }
}
