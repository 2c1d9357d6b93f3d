package io.unetlab.reports.chart;

import java.util.Objects;

/**
 * A network's latency in milliseconds.
 *
 * @param label what the network is
 * @param detail in small below the label; may be empty
 * @param low of the median's interval
 * @param high of the median's interval
 * @param expected what its MACs alone would make of the base's latency; NaN when unknown
 */
public record LatencyBar(
    String label, String detail, double p50, double low, double high, double expected, Kind kind) {

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
    Objects.requireNonNull(kind, "kind");
  }
}
