package io.unetlab.profiler.latency;

/**
 * An interval with its method, since the range of three runs is not a confidence interval.
 *
 * @param low included
 * @param high included
 */
public record Interval(double low, double high, Kind kind) {

  /** The method. */
  public enum Kind {
    /** Percentile bootstrap, 95 %. */
    BOOTSTRAP("95 % bootstrap interval"),
    /** The convex hull of the two-stage bootstrap and Student's t 95 % intervals. */
    BOOTSTRAP_AND_STUDENT("95 % interval, the wider of bootstrap and Student's t"),
    /** From opposite ends of two intervals, for figures of different sessions. */
    OF_QUOTIENT("from the ends of both intervals"),
    /** From the 95 % intervals of several figures, whose errors are independent. */
    QUADRATURE("95 % interval, the parts' intervals added in quadrature"),
    /** Contains 95 % of the measured latencies of networks that a model predicts. */
    PREDICTION("95 % interval of predictions"),
    /** Smallest to largest value, for too few values. */
    RANGE("smallest to largest");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For tables and sentences. */
    public String words() {
      return words;
    }
  }

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low must be at most high, found " + low + " and " + high);
    }
  }

  /** Whether the value lies within. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Whether its ends differ by more than a factor of 100, as Student's t gives for two rounds that
   * disagree: printing its digits would claim knowledge that does not exist.
   */
  public boolean saysNothing() {
    return high > 100 * low;
  }
}
