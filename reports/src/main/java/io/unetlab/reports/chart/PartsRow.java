package io.unetlab.reports.chart;

import java.util.List;
import java.util.Objects;

/**
 * A pipeline in a chart of parts.
 *
 * @param label what the pipeline is
 * @param detail in small print below the label; may be empty
 * @param bars at least one, drawn below each other; the same figures in every row
 */
public record PartsRow(String label, String detail, List<PartsBar> bars) {

  public PartsRow {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("a row has at least one bar");
    }
  }
}
