package io.unetlab.ablations.store;

import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values as a flat JSON object of numbers, which SQL can ask for: {@code {"params":859520964}}.
 * Only what this class wrote is read, a hundred thousand times in the blink of an eye.
 */
final class MetricsJson {

  private MetricsJson() {}

  static String write(MetricSet values) {
    StringBuilder json = new StringBuilder(256).append('{');
    for (Map.Entry<String, BigDecimal> entry : values.values().entrySet()) {
      json.append(json.length() == 1 ? "\"" : ",\"").append(entry.getKey()).append("\":");
      json.append(entry.getValue());
    }
    return json.append('}').toString();
  }

  /**
   * The values of an object.
   *
   * @throws IllegalArgumentException when it is none of ours
   */
  static MetricSet read(String json) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    int at = 1;
    while (at < json.length() - 1) {
      int colon = json.indexOf("\":", at);
      int comma = json.indexOf(',', colon);
      int end = comma < 0 ? json.length() - 1 : comma;
      if (colon < 0 || json.charAt(at) != '"') {
        throw new IllegalArgumentException("no object of numbers: " + json);
      }
      values.put(json.substring(at + 1, colon), new BigDecimal(json.substring(colon + 2, end)));
      at = end + 1;
    }
    return new MetricSet(values);
  }
}
