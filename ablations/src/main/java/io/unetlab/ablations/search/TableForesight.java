package io.unetlab.ablations.search;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the tables of a space know: every objective and limit whose metric has a column. */
public final class TableForesight implements Foresight {

  private final TabledSpace space;
  private final List<Metric> objectives;
  private final List<Constraint> limits;

  /**
   * Foresight in a space.
   *
   * @param limits on any metric
   */
  public TableForesight(TabledSpace space, List<Metric> objectives, List<Constraint> limits) {
    this.space = space;
    this.objectives = List.copyOf(objectives);
    this.limits = List.copyOf(limits);
  }

  /** The columns' values, then 1 for each chosen option except the base's. */
  @Override
  public double[] features(int[] configuration) {
    int options = space.factors().stream().mapToInt(it -> it.changes().size()).sum();
    double[] features = new double[space.columns().size() + options];
    int at = 0;
    for (Column column : space.columns()) {
      features[at++] = column.at(configuration);
    }
    for (int factor = 0; factor < configuration.length; factor++) {
      if (configuration[factor] > 0) {
        features[at + configuration[factor] - 1] = 1;
      }
      at += space.factors().get(factor).changes().size();
    }
    return features;
  }

  @Override
  public int objectives() {
    return objectives.size();
  }

  @Override
  public OptionalDouble objective(int index, int[] configuration) {
    Metric metric = objectives.get(index);
    return value(metric, configuration).stream().map(it -> sign(metric) * it).findFirst();
  }

  private OptionalDouble value(Metric metric, int[] configuration) {
    Optional<Column> column = space.column(metric);
    return column.isPresent()
            && column.get().known().stream().allMatch(it -> it.holds(configuration))
        ? OptionalDouble.of(column.get().decimal(column.get().at(configuration)).doubleValue())
        : OptionalDouble.empty();
  }

  private static int sign(Metric metric) {
    return metric.direction() == Direction.LOWER_IS_BETTER ? 1 : -1;
  }

  @Override
  public double violation(int[] configuration) {
    double violation = 0;
    for (Constraint limit : limits) {
      OptionalDouble value = value(limit.metric(), configuration);
      if (value.isPresent() && !limit.holds(value.getAsDouble())) {
        double bound = limit.bound().doubleValue();
        violation += Math.abs(value.getAsDouble() - bound) / Math.max(Math.abs(bound), 1e-9);
      }
    }
    return violation;
  }
}
