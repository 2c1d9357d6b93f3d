package io.unetlab.agent;

/** Decides when a network is warm and when enough runs are made. */
final class StopRule {

  private static final double NANOS = 1e9;

  private final int warmupRuns;
  private final double warmupSeconds;
  private final int minRuns;
  private final double minSeconds;
  private final double maxSeconds;

  /**
   * @param warmupRuns runs before those that count, including the first run
   * @param warmupSeconds their total seconds; both conditions must hold
   * @param minRuns minimum number of runs that count
   * @param minSeconds their total seconds; both conditions must hold
   * @param maxSeconds no run may be expected to end after this; overrides both
   */
  StopRule(
      int warmupRuns, double warmupSeconds, int minRuns, double minSeconds, double maxSeconds) {
    this.warmupRuns = warmupRuns;
    this.warmupSeconds = warmupSeconds;
    this.minRuns = minRuns;
    this.minSeconds = minSeconds;
    this.maxSeconds = maxSeconds;
  }

  /** Whether the network is warm after these runs with this total time. */
  boolean warm(int runs, long nanos) {
    return runs >= warmupRuns && nanos / NANOS >= warmupSeconds;
  }

  /** Whether no further run is made; at least one always is. */
  boolean done(int runs, long nanos) {
    if (runs == 0) {
      return false;
    }
    double seconds = nanos / NANOS;
    double expected = seconds / runs;
    return (runs >= minRuns && seconds >= minSeconds) || seconds + expected > maxSeconds;
  }
}
