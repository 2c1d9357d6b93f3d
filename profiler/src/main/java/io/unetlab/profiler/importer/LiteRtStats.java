package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.Statistic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A benchmark_model line {@code count=50 first=.. curr=.. min=.. max=.. avg=.. std=..}, in
 * microseconds. When all runs took the same time it has only {@code count} and {@code curr}; newer
 * versions add percentiles.
 *
 * @param n number of runs
 * @param figures milliseconds
 */
record LiteRtStats(long n, Map<Statistic, Double> figures) {

  /** The tool prints six digits, with an exponent from 1e6. */
  static final String NUMBER = "([0-9]++(?:\\.[0-9]++)?+(?:e[-+]?[0-9]++)?+)";

  private static final Pattern COUNT = Pattern.compile("\\bcount=([0-9]{1,18})\\b");
  private static final Pattern PAIR = Pattern.compile("\\b([a-z][a-z0-9]*+)=" + NUMBER);
  private static final Map<String, Statistic> NAMES =
      Map.of(
          "min", Statistic.MINIMUM,
          "max", Statistic.MAXIMUM,
          "avg", Statistic.AVERAGE,
          "std", Statistic.STANDARD_DEVIATION,
          "p5", Statistic.P5,
          "median", Statistic.MEDIAN,
          "p95", Statistic.P95);

  /**
   * The line's figures; empty for any other line.
   *
   * @param number the line's, from 1
   */
  static Optional<LiteRtStats> of(ImportText text, String line, int number) {
    Matcher count = COUNT.matcher(line);
    if (!count.find()) {
      return Optional.empty();
    }
    Map<String, Double> micros = new HashMap<>();
    PAIR.matcher(line.substring(count.start()))
        .results()
        .forEach(pair -> micros.put(pair.group(1), text.number(pair.group(2), number)));
    return Optional.of(new LiteRtStats(Long.parseLong(count.group(1)), figures(micros)));
  }

  private static Map<Statistic, Double> figures(Map<String, Double> micros) {
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    NAMES.forEach(
        (name, figure) -> {
          Double value = micros.get(name);
          if (value != null) {
            figures.put(figure, Decimals.millisOfMicros(value));
          }
        });
    Double same = micros.get("curr");
    if (same != null && !figures.containsKey(Statistic.AVERAGE)) {
      figures.put(Statistic.AVERAGE, Decimals.millisOfMicros(same));
      figures.put(Statistic.MINIMUM, Decimals.millisOfMicros(same));
      figures.put(Statistic.MAXIMUM, Decimals.millisOfMicros(same));
    }
    return figures;
  }

  /** The median where the tool prints one, otherwise the average. */
  Statistic statistic() {
    return figures.containsKey(Statistic.MEDIAN) ? Statistic.MEDIAN : Statistic.AVERAGE;
  }
}
