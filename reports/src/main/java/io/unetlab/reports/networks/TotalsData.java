package io.unetlab.reports.networks;

import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.view.MetricCells;
import java.math.BigDecimal;
import java.util.List;

/**
 * The networks' totals, for the page's script.
 *
 * @param baseline index of the network that the others are at first compared with
 */
record TotalsData(List<String> networks, int baseline, List<MetricValues> metrics) {

  /**
   * A metric.
   *
   * @param kind how numbers are written: {@code count}, {@code bytes} or {@code number}
   * @param values by network
   */
  record MetricValues(String name, String title, String kind, List<BigDecimal> values) {}

  static TotalsData of(NetworkSet networks) {
    return new TotalsData(
        networks.names(),
        networks.baseline(),
        CountedMetrics.shown(networks.arePipelines()).stream()
            .map(it -> values(it, networks))
            .toList());
  }

  private static MetricValues values(Metric metric, NetworkSet networks) {
    String kind =
        metric.unit().equals("B") ? "bytes" : metric.unit().contains("/") ? "number" : "count";
    return new MetricValues(
        metric.name(),
        MetricCells.column(metric, networks.precision()).name(),
        kind,
        networks.networks().stream()
            .map(it -> it.counted().counted().require(metric.name()))
            .toList());
  }
}
