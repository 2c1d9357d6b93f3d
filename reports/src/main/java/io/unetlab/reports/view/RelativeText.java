package io.unetlab.reports.view;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** One latency relative to another, for people: a number, or why it has none. */
final class RelativeText {

  private RelativeText() {}

  /** {@code 0.52}, {@code not told apart} or {@code doubtful}; a dash where one is unknown. */
  static Cell ratio(Optional<RelativeLatency> relative) {
    return relative
        .map(it -> cell(it, Cell.figure(BigDecimal.valueOf(it.estimate()), number(it.estimate()))))
        .orElseGet(Cell::missing);
  }

  /** {@code -48.0 %}, or likewise. */
  static Cell change(Optional<RelativeLatency> relative) {
    return relative.map(it -> cell(it, Cell.change(it.estimate() - 1))).orElseGet(Cell::missing);
  }

  private static Cell cell(RelativeLatency relative, Cell known) {
    return relative.reserve().<Cell>map(Cell.Missing::new).orElse(known);
  }

  /** The interval of the ratio; empty without one. */
  static Optional<String> interval(RelativeLatency relative) {
    return relative.interval().map(RelativeText::interval);
  }

  private static String interval(Interval interval) {
    return interval.saysNothing()
        ? "the rounds disagree"
        : number(interval.low()) + " to " + number(interval.high());
  }

  /** {@code 0.52 of the base's time (0.50 to 0.55)}, or why there is no such ratio. */
  static String ofBase(RelativeLatency relative) {
    String what =
        switch (relative.conclusion()) {
          case FASTER, SLOWER -> number(relative.estimate()) + " of the base's time";
          case NOT_TOLD_APART -> "not told apart from the base's time";
          case DOUBTFUL -> "not compared with the base's time, since one of the two is not valid";
        };
    boolean extent = relative.conclusion() != RelativeLatency.Conclusion.DOUBTFUL;
    return what + interval(relative).filter(it -> extent).map(it -> " (" + it + ")").orElse("");
  }

  /** {@code 1.92x less}, {@code 1.10x more}, {@code not told apart from the base}. */
  static String factor(RelativeLatency relative) {
    BigDecimal ratio = BigDecimal.valueOf(relative.estimate());
    return switch (relative.conclusion()) {
      case FASTER -> Numbers.reduction(BigDecimal.ONE, ratio) + " less";
      case SLOWER -> Numbers.reduction(ratio, BigDecimal.ONE) + " more";
      case NOT_TOLD_APART -> "not told apart from the base";
      case DOUBTFUL -> "doubtful";
    };
  }

  // Of a small ratio two decimals would leave nothing.
  private static String number(double ratio) {
    return ratio > 0 && ratio < 0.01
        ? BigDecimal.valueOf(ratio).round(new MathContext(2)).toPlainString()
        : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
