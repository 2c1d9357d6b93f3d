package io.unetlab.reports.chart;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A network's latency in a chart.
 *
 * @param label what the network is
 * @param detail in small print below the label; may be empty
 * @param expected milliseconds, the base's latency scaled by the ratio of MACs; empty when unknown
 */
public record LatencyBar(
    String label, String detail, Latency latency, OptionalDouble expected, Kind kind) {

  /** How the bar is highlighted. */
  public enum Kind {
    BASE,
    CHOICE,
    OTHER,
    PUT_BACK
  }

  public LatencyBar {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(kind, "kind");
  }

  double ms() {
    return latency.ms();
  }

  /** The largest value drawn, in milliseconds. */
  double reach() {
    double high = latency.interval().map(Interval::high).orElse(ms());
    return Math.max(high, expected.orElse(0));
  }
}
