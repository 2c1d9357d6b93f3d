package io.unetlab.profiler.latency;

/**
 * Names each number of a {@link LatencyProtocol}. Without a value, counts and seconds are 0 and the
 * limits those of {@link LatencyProtocol#QUICK}; {@link #build} rejects what is out of range.
 */
public final class LatencyProtocolBuilder {

  private final String name;
  private int warmupRuns;
  private double warmupSeconds;
  private int minRuns;
  private double minSeconds;
  private double maxSeconds;
  private int rounds;
  private double budgetSeconds;
  private int requiredRuns;
  private int bootstrap;
  private int calibrationRuns;
  private double driftLimit = 0.05;
  private double unstableLimit = 0.05;
  private double disturbedLimit = 0.10;

  LatencyProtocolBuilder(String name) {
    this.name = name;
  }

  /** Runs and seconds of warm-up; both must be reached. */
  public LatencyProtocolBuilder warmup(int runs, double seconds) {
    warmupRuns = runs;
    warmupSeconds = seconds;
    return this;
  }

  public LatencyProtocolBuilder minRuns(int runs) {
    minRuns = runs;
    return this;
  }

  /** The seconds after which runs may end, and after which no further one starts. */
  public LatencyProtocolBuilder seconds(double min, double max) {
    minSeconds = min;
    maxSeconds = max;
    return this;
  }

  public LatencyProtocolBuilder rounds(int count) {
    rounds = count;
    return this;
  }

  public LatencyProtocolBuilder budgetSeconds(double seconds) {
    budgetSeconds = seconds;
    return this;
  }

  public LatencyProtocolBuilder requiredRuns(int runs) {
    requiredRuns = runs;
    return this;
  }

  public LatencyProtocolBuilder bootstrap(int resamples) {
    bootstrap = resamples;
    return this;
  }

  public LatencyProtocolBuilder calibrationRuns(int runs) {
    calibrationRuns = runs;
    return this;
  }

  public LatencyProtocolBuilder limits(double drift, double unstable, double disturbed) {
    driftLimit = drift;
    unstableLimit = unstable;
    disturbedLimit = disturbed;
    return this;
  }

  /**
   * @throws IllegalArgumentException naming the number that is out of range
   */
  public LatencyProtocol build() {
    return new LatencyProtocol(
        name,
        warmupRuns,
        warmupSeconds,
        minRuns,
        minSeconds,
        maxSeconds,
        rounds,
        budgetSeconds,
        requiredRuns,
        bootstrap,
        calibrationRuns,
        driftLimit,
        unstableLimit,
        disturbedLimit);
  }
}
