package io.unetlab.profiler.latency;

import java.util.function.LongSupplier;

/** Time passes only when a fake works. It starts anywhere, as {@link System#nanoTime()} does. */
final class FakeClock implements LongSupplier {

  private long nanos = -12_345;

  @Override
  public long getAsLong() {
    return nanos;
  }

  void passMillis(double millis) {
    nanos += Math.round(millis * 1e6);
  }
}
