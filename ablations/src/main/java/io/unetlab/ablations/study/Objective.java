package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import java.util.Objects;

/** A metric to minimize or maximize. */
public record Objective(Metric metric, Direction direction) {

  /** Which way is better. */
  public enum Direction {
    MINIMIZE,
    MAXIMIZE
  }

  public Objective {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(direction, "direction");
  }

  /** A metric in the direction that is better for it. */
  public static Objective of(Metric metric) {
    boolean less = metric.direction() == io.unetlab.profiler.metric.Direction.LOWER_IS_BETTER;
    return new Objective(metric, less ? Direction.MINIMIZE : Direction.MAXIMIZE);
  }

  /** A value with the sign such that lower is better. */
  public double lowerIsBetter(double value) {
    return direction == Direction.MINIMIZE ? value : 0.0 - value;
  }

  /** {@code minimize macs}. */
  public String text() {
    return (direction == Direction.MINIMIZE ? "minimize " : "maximize ") + metric.name();
  }
}
