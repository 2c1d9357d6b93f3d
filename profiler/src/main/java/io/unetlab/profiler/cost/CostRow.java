package io.unetlab.profiler.cost;

import io.unetlab.builders.graph.Node;
import java.util.List;
import java.util.Objects;

/**
 * One part of a view of a {@link CostReport}; the parts of a view add up to the total.
 *
 * @param name of the part, for tables
 * @param nodes of the part, in graph order
 */
public record CostRow(String name, Cost cost, List<Node> nodes) {

  public CostRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cost, "cost");
    nodes = List.copyOf(nodes);
  }

  /** The same row of one of several networks: named after it too, the cost that of all runs. */
  public CostRow within(String part, long runs) {
    return new CostRow(part + ": " + name, cost.times(runs), nodes);
  }
}
