package io.unetlab.reports.chart;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A network's latency in a chart.
 *
 * @param label what the network is
 * @param detail in small below the label; may be empty
 * @param expected milliseconds that its MACs alone would make of the base's latency; empty when
 *     unknown
 */
public record LatencyBar(
    String label, String detail, Latency latency, OptionalDouble expected, Kind kind) {

  /** What stands out. */
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

  /** The most milliseconds that are drawn of it. */
  double reach() {
    double high = latency.interval().map(Interval::high).orElse(ms());
    return Math.max(high, expected.orElse(0));
  }
}
