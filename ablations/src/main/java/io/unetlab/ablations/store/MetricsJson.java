package io.unetlab.ablations.store;

import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values as a flat JSON object of numbers, which SQL can query: {@code {"params":859520964}}. Reads
 * only what this class wrote, so that a hundred thousand objects take a fraction of a second.
 */
final class MetricsJson {

  /** This many digits always fit in a long. */
  private static final int LONG_DIGITS = 18;

  /** No metric has more digits before or after its point. */
  private static final int MOST_DIGITS = 400;

  // From the previous object: all rows of a study have the same keys and share them.
  private List<String> names = List.of();

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
   * @throws IllegalArgumentException when this class did not write it
   */
  MetricSet read(String json) {
    List<String> own = new ArrayList<>(names.size());
    List<BigDecimal> values = new ArrayList<>(names.size());
    if (!json.startsWith("{") || !json.endsWith("}")) {
      throw new IllegalArgumentException("not an object of numbers: " + json);
    }
    int at = 1;
    while (at < json.length() - 1) {
      int colon = json.indexOf("\":", at);
      int comma = json.indexOf(',', colon);
      int end = comma < 0 ? json.length() - 1 : comma;
      if (colon < 0 || json.charAt(at) != '"') {
        throw new IllegalArgumentException("not an object of numbers: " + json);
      }
      own.add(name(json, at + 1, colon, own.size()));
      values.add(number(json, colon + 2, end));
      at = end + 1;
    }
    names = own.equals(names) ? names : List.copyOf(own);
    return MetricSet.of(names, values);
  }

  private String name(String json, int from, int to, int place) {
    if (place < names.size()) {
      String before = names.get(place);
      if (before.length() == to - from && json.startsWith(before, from)) {
        return before;
      }
    }
    return json.substring(from, to);
  }

  // Most are counts, which need no substring.
  private static BigDecimal number(String json, int from, int to) {
    if (to - from > LONG_DIGITS) {
      return decimal(json.substring(from, to));
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = json.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return decimal(json.substring(from, to));
      }
      number = 10 * number + digit;
    }
    return BigDecimal.valueOf(number);
  }

  // Written out in full, a number such as 1e999999999 would fill the memory.
  private static BigDecimal decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    if (text.length() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException("not a number as a store writes it: " + text);
    }
    return number;
  }
}
