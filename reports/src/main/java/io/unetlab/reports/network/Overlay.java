package io.unetlab.reports.network;

import io.unetlab.reports.table.Numbers;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A number for each line of a picture, drawn as a bar with the number beside it; 0 has none. Bars
 * of all networks in a picture have one scale.
 *
 * @param title for the legend: {@code MACs of a line}
 * @param value of a line
 * @param text of a value
 */
public record Overlay(
    String title, ToDoubleFunction<DrawnLine> value, DoubleFunction<String> text) {

  public Overlay {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(text, "text");
  }

  /** MACs of one run. */
  public static Overlay macs() {
    return new Overlay("MACs of a line", DrawnLine::macs, Numbers::rough);
  }

  /**
   * Other numbers, such as latencies by module: a line has the sum of its modules' numbers.
   *
   * @param values by scope; a number of a scope within a module counts for that module
   */
  public static Overlay of(String title, Map<String, Double> values, DoubleFunction<String> text) {
    return new Overlay(title, line -> sum(line, values), text);
  }

  private static double sum(DrawnLine line, Map<String, Double> values) {
    return line.blocks().stream()
        .filter(it -> it.state() != State.REMOVED)
        .map(DrawnBlock::scope)
        .collect(Collectors.toSet())
        .stream()
        .mapToDouble(scope -> within(scope, values))
        .sum();
  }

  private static double within(String scope, Map<String, Double> values) {
    return values.entrySet().stream()
        .filter(it -> (it.getKey() + ".").startsWith(scope + "."))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
