package io.unetlab.reports.view;

import io.unetlab.reports.chart.LatencyBar;
import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A report's latencies on one of a study's targets.
 *
 * @param what the kind of target and how it was measured, or why nothing was measured
 * @param tables one row per network, and for pipelines one per part; none when no latency is known
 * @param picture the name of its picture
 * @param bars what that picture shows; none for pipelines
 */
public record LatencySection(
    String heading,
    String what,
    List<Table> tables,
    List<String> notes,
    Optional<String> picture,
    List<LatencyBar> bars) {

  public LatencySection {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(what, "what");
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
    Objects.requireNonNull(picture, "picture");
    bars = List.copyOf(bars);
  }
}
