package io.unetlab.profiler.importer;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of benchmark_model's lines {@code count=50 first=.. curr=.. min=.. max=.. avg=.. std=..}, in
 * microseconds. When all runs took the same it says {@code count} and {@code curr} only; newer
 * versions add percentiles.
 *
 * @param n how many runs
 * @param figures milliseconds
 */
record LiteRtStats(long n, Map<Figure, Double> figures) {

  /** The tool prints six digits: from 1e6 on an exponent. */
  static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?(?:e[-+]?[0-9]+)?)";

  private static final Pattern COUNT = Pattern.compile("\\bcount=([0-9]{1,18})\\b");
  private static final Pattern PAIR = Pattern.compile("\\b([a-z][a-z0-9]*)=" + NUMBER);
  private static final Map<String, Figure> NAMES =
      Map.of(
          "min", Figure.MINIMUM,
          "max", Figure.MAXIMUM,
          "avg", Figure.AVERAGE,
          "std", Figure.STANDARD_DEVIATION,
          "p5", Figure.P5,
          "median", Figure.MEDIAN,
          "p95", Figure.P95);

  /** The line's figures; empty when it is another line. */
  static Optional<LiteRtStats> of(String line) {
    Matcher count = COUNT.matcher(line);
    if (!count.find()) {
      return Optional.empty();
    }
    Map<String, Double> micros = new HashMap<>();
    PAIR.matcher(line.substring(count.start()))
        .results()
        .forEach(pair -> micros.put(pair.group(1), Double.valueOf(pair.group(2))));
    return Optional.of(new LiteRtStats(Long.parseLong(count.group(1)), figures(micros)));
  }

  private static Map<Figure, Double> figures(Map<String, Double> micros) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    NAMES.forEach(
        (name, figure) -> {
          Double value = micros.get(name);
          if (value != null) {
            figures.put(figure, value / 1e3);
          }
        });
    Double same = micros.get("curr");
    if (same != null && !figures.containsKey(Figure.AVERAGE)) {
      figures.put(Figure.AVERAGE, same / 1e3);
      figures.put(Figure.MINIMUM, same / 1e3);
      figures.put(Figure.MAXIMUM, same / 1e3);
    }
    return figures;
  }

  /** The median where the tool prints one, else the average. */
  Figure statistic() {
    return figures.containsKey(Figure.MEDIAN) ? Figure.MEDIAN : Figure.AVERAGE;
  }
}
