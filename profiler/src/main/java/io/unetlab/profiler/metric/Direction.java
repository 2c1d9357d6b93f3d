package io.unetlab.profiler.metric;

/** Which of two values of a metric is the better one. */
public enum Direction {
  LOWER_IS_BETTER,
  HIGHER_IS_BETTER
}
