package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencyProtocol;

/**
 * What one start of a program on a device runs. Both minimums hold, unless {@code maxSeconds} comes
 * first.
 *
 * @param warmupRuns before the runs that count, the first run included
 */
public record RunShare(
    int warmupRuns, double warmupSeconds, int minRuns, double minSeconds, double maxSeconds) {

  /** Slow phones load gigabytes, and a first run may compile the network. */
  private static final long LOADING_SECONDS = 600;

  private static final double LONGEST_SECONDS = 600;

  /** All of a protocol at once. */
  public static RunShare whole(LatencyProtocol protocol) {
    return new RunShare(
        protocol.warmupRuns(),
        protocol.warmupSeconds(),
        protocol.minRuns(),
        protocol.minSeconds(),
        protocol.maxSeconds());
  }

  /** A round's share of a protocol. */
  public static RunShare round(LatencyProtocol protocol) {
    return new RunShare(
        protocol.warmupRuns(),
        protocol.warmupSeconds(),
        protocol.runsPerRound(),
        protocol.minSeconds() / protocol.rounds(),
        protocol.maxSeconds() / protocol.rounds());
  }

  /** This number of runs after one warm-up run. */
  public static RunShare runs(int runs) {
    return new RunShare(1, 0, runs, 0, Integer.MAX_VALUE);
  }

  /** When to give up: twice the time, since a run that starts in time may end much later. */
  long deadlineSeconds() {
    double working = warmupSeconds + Math.min(maxSeconds, LONGEST_SECONDS);
    return LOADING_SECONDS + Math.round(2 * working);
  }
}
