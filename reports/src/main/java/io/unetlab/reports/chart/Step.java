package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One edit of the ladder, in one metric.
 *
 * @param label of the edit
 * @param detail in small print below the label; may be empty
 * @param before the value without the edit
 * @param after the value with the edit
 * @param kept false when it was tried and reverted
 * @param published the change that sources publish for the edit, such as {@code -26 %}
 */
public record Step(
    String label,
    String detail,
    OptionalDouble before,
    OptionalDouble after,
    boolean kept,
    Optional<String> published) {

  public Step {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(published, "published");
  }
}
