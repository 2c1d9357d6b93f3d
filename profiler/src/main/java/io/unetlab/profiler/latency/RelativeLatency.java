package io.unetlab.profiler.latency;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A latency relative to another. There is a ratio only where the two can be told apart and neither
 * is doubtful: whatever divides two latencies, or ranks one before the other, asks here.
 *
 * @param estimate the quotient, for computing with; people are shown {@link #ratio()}
 * @param interval of the quotient; empty where neither latency has one
 */
public record RelativeLatency(double estimate, Optional<Interval> interval, Conclusion conclusion) {

  /** What the comparison shows. */
  public enum Conclusion {
    /** It takes less time: the whole interval is below 1. */
    FASTER,
    /** It takes more time: the whole interval is above 1. */
    SLOWER,
    /** The interval contains 1, or there was only one round. */
    NOT_TOLD_APART,
    /** One of the two is not valid. */
    DOUBTFUL
  }

  public RelativeLatency {
    Checks.above("estimate", estimate, 0);
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(conclusion, "conclusion");
  }

  /**
   * Compares latencies that were not measured in one session, so each end of the interval combines
   * opposite ends of theirs; a latency without an interval counts as exact.
   *
   * @return empty where one of them is 0
   */
  public static Optional<RelativeLatency> of(Latency a, Latency b) {
    if (a.ms() <= 0 || b.ms() <= 0) {
      return Optional.empty();
    }
    double estimate = a.ms() / b.ms();
    double low = low(a) / high(b);
    double high = low(b) > 0 ? high(a) / low(b) : Double.POSITIVE_INFINITY;
    Optional<Interval> interval =
        a.interval().isPresent() || b.interval().isPresent()
            ? Optional.of(new Interval(low, high, Interval.Kind.OF_QUOTIENT))
            : Optional.empty();
    Conclusion conclusion = conclude(low, high, a.isDoubtful() || b.isDoubtful());
    return Optional.of(new RelativeLatency(estimate, interval, conclusion));
  }

  static Conclusion conclude(double low, double high, boolean doubtful) {
    if (doubtful) {
      return Conclusion.DOUBTFUL;
    }
    return high < 1 ? Conclusion.FASTER : low > 1 ? Conclusion.SLOWER : Conclusion.NOT_TOLD_APART;
  }

  private static double low(Latency of) {
    return of.interval().map(Interval::low).orElseGet(of::ms);
  }

  private static double high(Latency of) {
    return of.interval().map(Interval::high).orElseGet(of::ms);
  }

  /** The quotient, where it means something. */
  public OptionalDouble ratio() {
    return isToldApart() ? OptionalDouble.of(estimate) : OptionalDouble.empty();
  }

  /** Whether one is known to take less time than the other. */
  public boolean isToldApart() {
    return conclusion == Conclusion.FASTER || conclusion == Conclusion.SLOWER;
  }

  /** Why there is no ratio, in two or three words; empty where there is one. */
  public Optional<String> reserve() {
    return switch (conclusion) {
      case FASTER, SLOWER -> Optional.empty();
      case NOT_TOLD_APART -> Optional.of("not told apart");
      case DOUBTFUL -> Optional.of("doubtful");
    };
  }
}
