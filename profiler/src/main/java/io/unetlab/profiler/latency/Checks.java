package io.unetlab.profiler.latency;

import java.util.Objects;

/** Argument checks; messages name the value, the condition and what was found. */
final class Checks {

  private Checks() {}

  static void text(String name, String value) {
    require(
        !Objects.requireNonNull(value, name).isBlank(),
        name,
        "must not be blank",
        "'" + value + "'");
  }

  static void atLeast(String name, long value, long least) {
    require(value >= least, name, "must be at least " + least, Long.toString(value));
  }

  static void atLeast(String name, double value, double least) {
    require(
        Double.isFinite(value) && value >= least,
        name,
        "must be finite and at least " + least,
        Double.toString(value));
  }

  static void above(String name, double value, double bound) {
    require(
        Double.isFinite(value) && value > bound,
        name,
        "must be finite and above " + bound,
        Double.toString(value));
  }

  private static void require(boolean holds, String name, String condition, String found) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + condition + ", found " + found);
    }
  }
}
