package io.unetlab.profiler.latency;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How to execute a run: everything that does not change the protocol.
 *
 * @param seed for the orders of rounds and the bootstrap
 * @param keepLoaded whether all sessions stay loaded; otherwise each is reloaded for every round,
 *     so that only one must fit in memory: the first load is reported, and each later one is
 *     followed by one untimed run
 * @param mostSeconds limit on the total time of a contender, including loading; one that exceeds it
 *     fails after its current run
 * @param nanoClock as {@link System#nanoTime()}
 * @param listener receives each step between timed parts
 */
public record LatencyOptions(
    long seed,
    boolean keepLoaded,
    double mostSeconds,
    LongSupplier nanoClock,
    Consumer<LatencyEvent> listener) {

  /** Sessions stay loaded, no time limit, Java's clock, no listener. */
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
