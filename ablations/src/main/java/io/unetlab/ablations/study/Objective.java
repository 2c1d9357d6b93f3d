package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import java.util.Objects;

/** What the choice is to have as little or as much of as it can. */
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

  /** {@code minimize macs}. */
  public String text() {
    return (direction == Direction.MINIMIZE ? "minimize " : "maximize ") + metric.name();
  }
}
