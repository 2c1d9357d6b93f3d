package io.unetlab.training.run;

import io.unetlab.training.recipe.Length;
import java.util.function.LongSupplier;

/**
 * How much of a training is done. The time of a training that was stopped counts on where its last
 * checkpoint left it; the time in between does not count.
 */
final class Pace {

  private static final double MINUTE = 60;

  private final Length length;
  private final double before;
  private final LongSupplier nanoClock;
  private final long started;

  /**
   * @param before seconds used before this process
   * @param nanoClock as {@link System#nanoTime()}
   */
  Pace(Length length, double before, LongSupplier nanoClock) {
    this.length = length;
    this.before = before;
    this.nanoClock = nanoClock;
    this.started = nanoClock.getAsLong();
  }

  /** Seconds used so far, over all processes. */
  double seconds() {
    return before + (nanoClock.getAsLong() - started) / 1e9;
  }

  /**
   * The share of the training that is done, from 0 to 1. Exact for a number of steps, so that a
   * training that was stopped continues with the same learning rates.
   */
  double done(long steps) {
    if (length instanceof Length.Steps fixed) {
      return Math.min(1, (double) steps / fixed.count());
    }
    return Math.min(1, seconds() / (MINUTE * ((Length.Minutes) length).count()));
  }
}
