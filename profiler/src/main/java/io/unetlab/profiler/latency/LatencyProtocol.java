package io.unetlab.profiler.latency;

/**
 * When to warm up, when to stop and which results to distrust. Two latencies may be compared only
 * when they were measured under the same protocol.
 *
 * <p>Counts and seconds are per contender over all rounds. A round takes its share: {@code
 * ceil(minRuns / rounds)} runs and {@code minSeconds / rounds} seconds. It starts no run that would
 * end after {@code maxSeconds / rounds}, but always makes one.
 *
 * @param name labels the results
 * @param warmupRuns runs before those that count, including the first run, which is reported
 *     separately
 * @param warmupSeconds total seconds of the warm-up; both conditions must hold
 * @param minRuns runs to make; {@code minRuns} and {@code minSeconds} must both be reached, unless
 *     {@code maxSeconds} comes first
 * @param minSeconds total seconds of the runs
 * @param maxSeconds seconds of runs after which no further one starts
 * @param rounds passes over all contenders, each in a new order
 * @param budgetSeconds seconds since loading started, on the host or a device, after which no
 *     further round starts once two are done: many slow networks get fewer rounds
 * @param requiredRuns a result with fewer runs is invalid; less than {@code minRuns}, since slow
 *     networks stop at {@code maxSeconds}
 * @param bootstrap resamples for the confidence interval of the median
 * @param calibrationRuns runs of the calibration kernel between rounds; their median is kept
 * @param driftLimit the largest relative difference between the medians of the last and the first
 *     quarter, 0.05 for 5 %
 * @param unstableLimit the largest relative spread of the rounds' medians
 * @param disturbedLimit the largest relative spread of the calibration kernel's times
 */
public record LatencyProtocol(
    String name,
    int warmupRuns,
    double warmupSeconds,
    int minRuns,
    double minSeconds,
    double maxSeconds,
    int rounds,
    double budgetSeconds,
    int requiredRuns,
    int bootstrap,
    int calibrationRuns,
    double driftLimit,
    double unstableLimit,
    double disturbedLimit) {

  private static final double DAY = 86_400;
  private static final int FEWEST_ROUNDS = 2;

  /**
   * For a first look: a 5 s network gets one run per round, a 20 ms network about 50 in total, and
   * a dozen slow ones two rounds.
   */
  public static final LatencyProtocol QUICK =
      named("quick")
          .warmup(1, 1)
          .minRuns(5)
          .seconds(1, 15)
          .rounds(3)
          .budgetSeconds(120)
          .requiredRuns(2)
          .bootstrap(1000)
          .calibrationRuns(3)
          .build();

  /** For figures to publish: slow networks stop after 120 s of runs and are valid from 10 runs. */
  public static final LatencyProtocol CAREFUL =
      named("careful")
          .warmup(4, 2)
          .minRuns(50)
          .seconds(10, 120)
          .rounds(5)
          .budgetSeconds(DAY)
          .requiredRuns(10)
          .bootstrap(2000)
          .calibrationRuns(5)
          .build();

  public LatencyProtocol {
    Checks.text("name", name);
    Checks.atLeast("warmupRuns", warmupRuns, 0);
    Checks.atLeast("warmupSeconds", warmupSeconds, 0);
    Checks.atLeast("minRuns", minRuns, 1);
    Checks.atLeast("minSeconds", minSeconds, 0);
    Checks.atLeast("maxSeconds", maxSeconds, minSeconds);
    Checks.atLeast("rounds", rounds, 1);
    Checks.atLeast("budgetSeconds", budgetSeconds, 0);
    Checks.atLeast("requiredRuns", requiredRuns, 1);
    Checks.atLeast("bootstrap", bootstrap, 100);
    Checks.atLeast("calibrationRuns", calibrationRuns, 1);
    Checks.above("driftLimit", driftLimit, 0);
    Checks.above("unstableLimit", unstableLimit, 0);
    Checks.above("disturbedLimit", disturbedLimit, 0);
  }

  /** Starts a protocol that names its numbers. */
  public static LatencyProtocolBuilder named(String name) {
    return new LatencyProtocolBuilder(name);
  }

  /** Whether this many runs, including the first, complete the warm-up in this time. */
  boolean warm(int runs, long nanos) {
    return runs >= warmupRuns && seconds(nanos) >= warmupSeconds;
  }

  /** About how many seconds a round takes a network that needs this many seconds for a run. */
  public double roundSeconds(double run) {
    double wanted = Math.max(runsPerRound() * run, minSeconds / rounds);
    return Math.max(run, Math.min(wanted, maxSeconds / rounds));
  }

  /** Whether another round starts after {@code made} rounds, given the duration of the last. */
  public boolean goesOn(int made, long elapsedNanos, long lastNanos) {
    return made < rounds
        && (made < FEWEST_ROUNDS || seconds(elapsedNanos) + seconds(lastNanos) <= budgetSeconds);
  }

  /** Whether a round is done after these runs; it makes at least one. */
  boolean roundDone(int runs, long nanos) {
    if (runs == 0) {
      return false;
    }
    double expected = seconds(nanos) / runs;
    boolean share = runs >= runsPerRound() && seconds(nanos) >= minSeconds / rounds;
    return share || seconds(nanos) + expected > maxSeconds / rounds;
  }

  /** The fewest runs of a round. */
  public int runsPerRound() {
    return (minRuns + rounds - 1) / rounds;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
