package io.unetlab.profiler.latency;

import java.util.function.LongSupplier;

/** Time is told from when the measuring began; the clock's own zero means nothing. */
final class Stopwatch {

  private final LongSupplier clock;
  private final long began;

  Stopwatch(LongSupplier clock) {
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  /** Nanoseconds since the beginning. */
  long now() {
    return clock.getAsLong() - began;
  }

  /** How long the work takes; at least one nanosecond, since a coarse clock may see none. */
  long time(Runnable work) {
    long start = clock.getAsLong();
    work.run();
    return Math.max(1, clock.getAsLong() - start);
  }
}
