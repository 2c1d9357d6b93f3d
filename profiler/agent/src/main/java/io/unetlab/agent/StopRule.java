package io.unetlab.agent;

/** Says when a network is warm and when enough runs are made. */
final class StopRule {

  private static final double NANOS = 1e9;

  private final int warmupRuns;
  private final double warmupSeconds;
  private final int minRuns;
  private final double minSeconds;
  private final double maxSeconds;

  /**
   * @param warmupRuns to make before any counts, the first run among them
   * @param warmupSeconds that these have to take together; both conditions must hold
   * @param minRuns that count, at least
   * @param minSeconds that these have to take together; both conditions must hold
   * @param maxSeconds past which no run may be expected to end; this wins over both
   */
  StopRule(
      int warmupRuns, double warmupSeconds, int minRuns, double minSeconds, double maxSeconds) {
    this.warmupRuns = warmupRuns;
    this.warmupSeconds = warmupSeconds;
    this.minRuns = minRuns;
    this.minSeconds = minSeconds;
    this.maxSeconds = maxSeconds;
  }

  /** Whether the network is warm after these runs, which took so long together. */
  boolean warm(int runs, long nanos) {
    return runs >= warmupRuns && nanos / NANOS >= warmupSeconds;
  }

  /** Whether no further run is to be made; one always is. */
  boolean done(int runs, long nanos) {
    if (runs == 0) {
      return false;
    }
    double seconds = nanos / NANOS;
    double expected = seconds / runs;
    return (runs >= minRuns && seconds >= minSeconds) || seconds + expected > maxSeconds;
  }
}
