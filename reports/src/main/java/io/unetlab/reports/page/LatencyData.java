package io.unetlab.reports.page;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.reports.chart.LatencyBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** The latencies of networks on one target, in milliseconds. */
public record LatencyData(List<BarData> bars) {

  /**
   * One network.
   *
   * @param low of the median's confidence interval; {@code null} where none is known
   * @param expected the base's latency scaled by the ratio of MACs; {@code null} when unknown
   * @param doubtful whether the measurement is not valid
   * @param curve the median of each round over time, which shows a target that slows down; none for
   *     a latency without samples
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
      List<PointData> curve,
      LatencyBar.Kind kind) {}

  /**
   * A round.
   *
   * @param seconds since the network's first run
   */
  record PointData(double seconds, double ms) {}

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
        curve(bar.latency().samples()),
        bar.kind());
  }

  private static List<PointData> curve(List<LatencySample> samples) {
    Map<Integer, List<LatencySample>> rounds = new TreeMap<>();
    samples.forEach(it -> rounds.computeIfAbsent(it.round(), round -> new ArrayList<>()).add(it));
    long start = samples.stream().mapToLong(LatencySample::startNanos).min().orElse(0);
    return rounds.values().stream().map(it -> point(it, start)).toList();
  }

  private static PointData point(List<LatencySample> round, long start) {
    double[] times = round.stream().mapToDouble(LatencySample::millis).toArray();
    return new PointData((round.get(0).startNanos() - start) / 1e9, new Median().evaluate(times));
  }
}
