package io.unetlab.reports.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A pipeline's time in a chart.
 *
 * @param label what the pipeline is
 * @param detail in small print below the label; may be empty
 * @param parts milliseconds by the part's word, in the order in which they run; the word is empty
 *     if only the whole is known
 * @param total as it is written
 */
public record PartTimes(String label, String detail, Map<String, Double> parts, String total) {

  public PartTimes {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    Objects.requireNonNull(total, "total");
  }

  double share(String word) {
    double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    return sum == 0 ? 0 : parts.getOrDefault(word, 0.0) / sum;
  }
}
