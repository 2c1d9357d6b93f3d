package io.unetlab.profiler.latency;

/**
 * Two latencies may be compared only when the same rule said when to warm up, when to stop, and
 * what to distrust; this is that rule.
 *
 * <p>Counts and seconds are per contender over all rounds. A round takes its share: {@code
 * ceil(minRuns / rounds)} runs and {@code minSeconds / rounds} seconds, and starts no run that
 * would end past {@code maxSeconds / rounds}, but always makes one.
 *
 * @param name what a result is labelled with
 * @param warmupRuns runs to make before any counts, with the first run, which is reported apart
 * @param warmupSeconds seconds these runs must take together; both conditions must hold
 * @param minRuns runs to make; with {@code minSeconds} both must hold, unless {@code maxSeconds}
 *     comes first
 * @param minSeconds seconds the runs must take together
 * @param maxSeconds seconds of runs after which no further one is started
 * @param rounds how often the contenders are gone through, each time in a new order
 * @param budgetSeconds seconds since loading began, on this machine as on a device, after which no
 *     further round starts, once two are made: many slow networks get fewer rounds
 * @param requiredRuns runs below which a result is invalid; less than {@code minRuns}, since slow
 *     networks end by {@code maxSeconds}
 * @param bootstrap resamples for the interval of the median
 * @param calibrationRuns kernel runs at each point between rounds, of which the median is kept
 * @param driftLimit by what part the last quarter's median may differ from the first's, 0.05 for 5
 *     %
 * @param unstableLimit by what part the rounds' medians may lie apart
 * @param disturbedLimit by what part the calibration kernel's times may lie apart
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
   * For a first look: a 5 s network gets one run a round, a 20 ms network about 50 in all, and a
   * dozen slow ones two rounds.
   */
  public static final LatencyProtocol QUICK =
      new LatencyProtocol("quick", 1, 1, 5, 1, 15, 3, 120, 2, 1000, 3, 0.05, 0.05, 0.10);

  /**
   * For a figure to be published: slow networks end after 120 s of runs, and count from 10 runs on.
   */
  public static final LatencyProtocol CAREFUL =
      new LatencyProtocol("careful", 4, 2, 50, 10, 120, 5, DAY, 10, 2000, 5, 0.05, 0.05, 0.10);

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

  /** Whether this many runs, the first included, warm a network up when they took this long. */
  boolean warm(int runs, long nanos) {
    return runs >= warmupRuns && seconds(nanos) >= warmupSeconds;
  }

  /** Whether another round is begun when so many are made, the last of which took so long. */
  boolean goesOn(int made, long elapsedNanos, long lastNanos) {
    return made < rounds
        && (made < FEWEST_ROUNDS || seconds(elapsedNanos) + seconds(lastNanos) <= budgetSeconds);
  }

  /** Whether a round that made these runs is done; at least one run is always made. */
  boolean roundDone(int runs, long nanos) {
    if (runs == 0) {
      return false;
    }
    double expected = seconds(nanos) / runs;
    boolean share = runs >= runsPerRound() && seconds(nanos) >= minSeconds / rounds;
    return share || seconds(nanos) + expected > maxSeconds / rounds;
  }

  private int runsPerRound() {
    return (minRuns + rounds - 1) / rounds;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
