package io.unetlab.reports.page;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.reports.chart.LatencyBar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The latencies of networks on one target, in milliseconds. */
public record LatencyData(List<BarData> bars) {

  /**
   * One network.
   *
   * @param low of the median's confidence interval; {@code null} where none is known
   * @param expected the base's latency scaled by the ratio of MACs; {@code null} when unknown
   * @param doubtful whether the measurement is not valid
   * @param kind {@code base}, {@code choice}, {@code other} or {@code put_back}
   */
  record BarData(
      String label,
      String detail,
      double ms,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble expected,
      boolean doubtful,
      LatencyBar.Kind kind) {}

  /** The same bars as in the picture. */
  public static LatencyData of(List<LatencyBar> bars) {
    return new LatencyData(bars.stream().map(LatencyData::bar).toList());
  }

  private static BarData bar(LatencyBar bar) {
    Optional<Interval> interval = bar.latency().interval();
    return new BarData(
        bar.label(),
        bar.detail(),
        bar.latency().ms(),
        interval.map(it -> OptionalDouble.of(it.low())).orElseGet(OptionalDouble::empty),
        interval.map(it -> OptionalDouble.of(it.high())).orElseGet(OptionalDouble::empty),
        bar.expected(),
        bar.latency().isDoubtful(),
        bar.kind());
  }
}
