package io.unetlab.profiler.latency;

import java.util.function.LongSupplier;

/** Measures time from the start of loading, the origin of all times in a run. */
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

  /** Nanoseconds since the start. */
  public long now() {
    return clock.getAsLong() - began;
  }

  /** The duration of the work; at least one nanosecond, since a coarse clock may measure 0. */
  long time(Runnable work) {
    long start = clock.getAsLong();
    work.run();
    return Math.max(1, clock.getAsLong() - start);
  }
}
