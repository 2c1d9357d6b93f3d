package io.unetlab.ablations.fit;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.profiler.metric.Metric;
import java.util.List;

/** The columns of counted metrics; one that is 0 everywhere has no tables in the space. */
final class Columns {

  private final TabledSpace space;

  Columns(TabledSpace space) {
    this.space = space;
  }

  Column of(Metric metric) {
    return space
        .column(metric)
        .orElseGet(
            () -> new Column(metric, Combination.SUM, 0, List.of(Table.constant(0)), List.of()));
  }
}
