package io.unetlab.profiler.cost;

import java.util.Objects;

/**
 * One part of a view of a {@link CostReport}; the parts of a view add up to the total.
 *
 * @param name of the part, for tables
 */
public record CostRow(String name, Cost cost) {

  public CostRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cost, "cost");
  }
}
