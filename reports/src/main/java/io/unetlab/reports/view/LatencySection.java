package io.unetlab.reports.view;

import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report says of the latencies on one of a study's targets.
 *
 * @param what kind of target it is, and by what was measured, or why nothing was
 * @param table a row for each network; empty when nothing is known
 * @param picture the name of its picture
 */
public record LatencySection(
    String heading,
    String what,
    Optional<Table> table,
    List<String> notes,
    Optional<String> picture) {

  public LatencySection {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(table, "table");
    notes = List.copyOf(notes);
    Objects.requireNonNull(picture, "picture");
  }
}
