package io.unetlab.reports.block;

import java.util.Objects;
import java.util.Optional;

/**
 * One number at the head of a report: the base's and the choice's.
 *
 * @param title of the metric
 * @param change such as {@code -54.8 %}; empty when there is nothing to compare
 * @param caution why the choice's number proves nothing, such as {@code doubtful}; then there is no
 *     change
 * @param note how the number is known unless it is counted, such as {@code predicted}
 */
public record KeyFigure(
    String title,
    String base,
    String choice,
    Optional<String> change,
    Optional<String> caution,
    Optional<String> note) {

  public KeyFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(caution, "caution");
    Objects.requireNonNull(note, "note");
    if (change.isPresent() && caution.isPresent()) {
      throw new IllegalArgumentException("a doubtful number has no change, found " + change.get());
    }
  }
}
