package io.unetlab.profiler.latency;

/**
 * An interval says how it was made, since a range of three runs is no confidence interval.
 *
 * @param low included
 * @param high included
 */
public record Interval(double low, double high, Kind kind) {

  /** How an interval was made. */
  public enum Kind {
    /** Percentile bootstrap, 95 %. */
    BOOTSTRAP("95 % bootstrap interval"),
    /** The hull of a two-stage bootstrap's and Student's 95 % intervals. */
    BOOTSTRAP_AND_STUDENT("95 % interval, the wider of bootstrap and Student's t"),
    /** Smallest to largest value: too few for more. */
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
   * Whether its ends lie more than a hundred times apart, as Student's do over two rounds that
   * disagree: its digits would pretend to a knowledge that is not there.
   */
  public boolean saysNothing() {
    return high > 100 * low;
  }
}
