package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A space of configurations: one option for each factor, as far as every relation holds.
 *
 * @param factors in the study's order
 * @param relations conditions of the study and rules of networks
 * @param columns the metrics that decompose
 * @param parts what the networks are made of, where it is known
 */
public record TabledSpace(
    List<Factor> factors, List<Relation> relations, List<Column> columns, List<Part> parts) {

  /**
   * A part of the networks.
   *
   * @param name its scope: {@code down_blocks.0}
   * @param factors indices of those that its costs depend on, ascending
   */
  public record Part(String name, List<Integer> factors) {

    public Part {
      Objects.requireNonNull(name, "name");
      factors = List.copyOf(factors);
    }
  }

  /** A space whose parts have no names. */
  public TabledSpace(List<Factor> factors, List<Relation> relations, List<Column> columns) {
    this(factors, relations, columns, List.of());
  }

  public TabledSpace {
    factors = List.copyOf(factors);
    relations = List.copyOf(relations);
    columns = List.copyOf(columns);
    parts = List.copyOf(parts);
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
