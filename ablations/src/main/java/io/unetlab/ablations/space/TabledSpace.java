package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * A space of configurations: one option for each factor, as far as every relation holds.
 *
 * @param factors in the study's order
 * @param relations conditions of the study and rules of networks
 * @param columns the metrics that decompose
 */
public record TabledSpace(List<Factor> factors, List<Relation> relations, List<Column> columns) {

  public TabledSpace {
    factors = List.copyOf(factors);
    relations = List.copyOf(relations);
    columns = List.copyOf(columns);
  }

  /** The column of a metric; empty when it does not decompose. */
  public Optional<Column> column(Metric metric) {
    return columns.stream().filter(it -> it.metric().equals(metric)).findFirst();
  }

  /** Whether a configuration exists. */
  public boolean exists(int[] configuration) {
    return relations.stream().allMatch(it -> it.holds(configuration));
  }

  /** The values of all columns for a configuration; each means something only where it is known. */
  public long[] values(int[] configuration) {
    long[] values = new long[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).at(configuration);
    }
    return values;
  }
}
