package io.unetlab.reports.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One stacked bar.
 *
 * @param place which group it belongs to, such as {@code level 0 down}
 * @param note written after its total, such as its resolution; may be empty
 * @param parts value by colour, drawn in the map's order
 */
public record Stack(String place, String note, Map<Palette, Double> parts) {

  public Stack {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(note, "note");
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  public double total() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
