package io.unetlab.ablations.space;

import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A metric as tables whose values add up, or whose largest value counts.
 *
 * @param decimals of the tables' values: a value of 1250 with 2 decimals is 12.50
 * @param known combinations for which the metric is known; for others its tables mean nothing
 */
public record Column(
    Metric metric,
    Combination combination,
    int decimals,
    List<Table> tables,
    List<Relation> known) {

  /** How the values of the tables make the metric's. */
  public enum Combination {
    SUM,
    MAX
  }

  public Column {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(combination, "combination");
    tables = List.copyOf(tables);
    known = List.copyOf(known);
  }

  /** The value of a configuration for which the metric is known, without the decimal point. */
  public long at(int[] configuration) {
    long value = 0;
    for (Table table : tables) {
      long one = table.at(configuration);
      value = combination == Combination.SUM ? value + one : Math.max(value, one);
    }
    return value;
  }

  /** A value of the tables with its decimal point. */
  public BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value, decimals);
  }
}
