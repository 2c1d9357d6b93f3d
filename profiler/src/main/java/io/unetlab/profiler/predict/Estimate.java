package io.unetlab.profiler.predict;

import java.util.Objects;

/**
 * What an operation takes by itself, measured or computed from others of its kind, or why neither.
 *
 * @param millis not a number where it is refused
 * @param deviation standard deviation of its natural logarithm; 0 where it was measured
 * @param refusal empty unless it is refused
 */
record Estimate(double millis, double deviation, String refusal) {

  Estimate {
    Objects.requireNonNull(refusal, "refusal");
  }

  static Estimate measured(double millis) {
    return new Estimate(millis, 0, "");
  }

  static Estimate refused(String why) {
    return new Estimate(Double.NaN, 0, why);
  }

  boolean isRefused() {
    return !refusal.isEmpty();
  }

  boolean isMeasured() {
    return !isRefused() && deviation == 0;
  }
}
