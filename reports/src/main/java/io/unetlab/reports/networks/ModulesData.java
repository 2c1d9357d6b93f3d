package io.unetlab.reports.networks;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.cost.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each module of each network costs, for the page's script: a column for each metric and
 * network.
 *
 * @param modules their names within their parents
 * @param paths their full names, by which pictures know them
 * @param depths from 1
 * @param differs 1 where the networks do
 */
record ModulesData(
    List<String> networks,
    List<String> modules,
    List<String> paths,
    List<Integer> depths,
    List<Integer> differs,
    List<MetricColumns> metrics) {

  /**
   * A metric of modules.
   *
   * @param kind how numbers are written: {@code count}, {@code bytes} or {@code time}
   * @param values by network, then module; {@code null} where there is none
   */
  record MetricColumns(
      String name, String title, String kind, List<List<@Nullable Number>> values) {}

  static ModulesData of(NetworkSet networks, List<ModuleRow> rows) {
    Precision precision = networks.precision();
    List<MetricColumns> metrics = new ArrayList<>();
    metrics.add(count("macs", "MACs", "count", networks, rows, Cost::macs));
    metrics.add(count("params", "Parameters", "count", networks, rows, Cost::params));
    metrics.add(count("flops", "FLOPs", "count", networks, rows, Cost::flops));
    metrics.add(
        count(
            "weight_bytes",
            "Weights, " + precision.weights().text(),
            "bytes",
            networks,
            rows,
            it -> precision.weights().bytes(it.params())));
    metrics.add(
        count(
            "bytes_moved",
            "Bytes moved, " + precision.text(),
            "bytes",
            networks,
            rows,
            it -> it.bytesMoved(precision)));
    times(networks, rows).ifPresent(metrics::add);
    return new ModulesData(
        networks.names(),
        rows.stream().map(ModuleRow::name).toList(),
        rows.stream().map(ModuleRow::path).toList(),
        rows.stream().map(ModuleRow::depth).toList(),
        rows.stream().map(it -> it.differs() ? 1 : 0).toList(),
        metrics);
  }

  private static MetricColumns count(
      String name,
      String title,
      String kind,
      NetworkSet networks,
      List<ModuleRow> rows,
      ToLongFunction<Cost> value) {
    List<List<@Nullable Number>> values = new ArrayList<>();
    for (int n = 0; n < networks.networks().size(); n++) {
      List<@Nullable Number> column = new ArrayList<>();
      for (ModuleRow row : rows) {
        Optional<Cost> cost = row.costs().get(n).map(CostTree::cost);
        column.add(cost.isEmpty() ? null : Long.valueOf(value.applyAsLong(cost.get())));
      }
      values.add(column);
    }
    return new MetricColumns(name, title, kind, values);
  }

  private static Optional<MetricColumns> times(NetworkSet networks, List<ModuleRow> rows) {
    List<List<@Nullable Number>> values = new ArrayList<>();
    boolean known = false;
    for (ComparedNetwork network : networks.networks()) {
      List<TimedPart> timed = TimedPart.of(network);
      known |= !timed.isEmpty();
      List<@Nullable Number> column = new ArrayList<>();
      for (ModuleRow row : rows) {
        column.add(TimedPart.millis(timed, row.path()).orElse(null));
      }
      values.add(column);
    }
    return known
        ? Optional.of(new MetricColumns("ms", "Latency in ms", "time", values))
        : Optional.empty();
  }
}
