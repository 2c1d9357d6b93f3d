package io.unetlab.reports.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One figure of a pipeline, divided among its parts.
 *
 * @param parts value by the part's word, in the order in which they run; the word is empty if only
 *     the whole is known
 * @param total as it is written, with its unit
 */
public record PartsBar(Map<String, Double> parts, String total) {

  public PartsBar {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    Objects.requireNonNull(total, "total");
  }

  double share(String word) {
    double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    return sum == 0 ? 0 : parts.getOrDefault(word, 0.0) / sum;
  }
}
