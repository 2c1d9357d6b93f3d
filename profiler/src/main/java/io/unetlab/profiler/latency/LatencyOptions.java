package io.unetlab.profiler.latency;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a run needs beside the protocol, and what does not belong to the protocol because it says
 * how, not by which rule.
 *
 * @param seed of the rounds' orders and of the bootstrap
 * @param keepLoaded whether all sessions stay loaded together; else each is loaded anew for each
 *     round, so that one fits in memory at a time: the first load is reported, and each later one
 *     is followed by one untimed run
 * @param mostSeconds that a contender may take in all, with loading; one that takes longer fails
 *     when the run that it is in ends
 * @param nanoClock as {@link System#nanoTime()}
 * @param listener told each step between timed parts
 */
public record LatencyOptions(
    long seed,
    boolean keepLoaded,
    double mostSeconds,
    LongSupplier nanoClock,
    Consumer<LatencyEvent> listener) {

  /** Sessions kept loaded, as long as it takes, Java's clock, nobody listening. */
  public static LatencyOptions of(long seed) {
    return new LatencyOptions(seed, true, Double.POSITIVE_INFINITY, System::nanoTime, event -> {});
  }

  public LatencyOptions withMostSeconds(double most) {
    return new LatencyOptions(seed, keepLoaded, most, nanoClock, listener);
  }

  public LatencyOptions withKeepLoaded(boolean keep) {
    return new LatencyOptions(seed, keep, mostSeconds, nanoClock, listener);
  }

  public LatencyOptions withNanoClock(LongSupplier clock) {
    return new LatencyOptions(seed, keepLoaded, mostSeconds, clock, listener);
  }

  public LatencyOptions withListener(Consumer<LatencyEvent> hearer) {
    return new LatencyOptions(seed, keepLoaded, mostSeconds, nanoClock, hearer);
  }
}
