package io.unetlab.profiler.latency;

import java.util.function.LongSupplier;

/** Counts time from when loading began, the zero point of everything that a run reports. */
public final class Stopwatch {

  private final LongSupplier clock;
  private final long began;

  /**
   * Starts it.
   *
   * @param clock as {@link System#nanoTime()}
   */
  public Stopwatch(LongSupplier clock) {
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  /** Nanoseconds since it was started. */
  public long now() {
    return clock.getAsLong() - began;
  }

  /** How long the work takes; at least one nanosecond, since a coarse clock may see none. */
  long time(Runnable work) {
    long start = clock.getAsLong();
    work.run();
    return Math.max(1, clock.getAsLong() - start);
  }
}
