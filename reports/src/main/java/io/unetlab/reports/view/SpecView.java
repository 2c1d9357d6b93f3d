package io.unetlab.reports.view;

import io.unetlab.profiler.cost.NumberType;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.model.NetworkSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network's totals, abbreviated and exact. */
public final class SpecView {

  private SpecView() {}

  /** One row for each counted metric. */
  public static Table totals(CountedNetwork network) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Metric metric : CountedMetrics.shown(network.parts().areNamed())) {
      BigDecimal value = network.counted().require(metric.name());
      rows.add(
          List.of(
              Cell.words(CountedMetrics.title(metric, network.precision()), metric.name()),
              Cell.words(metric.text(value)),
              Cell.figure(
                  value, exact(value) + (metric.unit().isEmpty() ? "" : " " + metric.unit()))));
    }
    return new Table(
        heading(network),
        List.of(
            Column.left("metric", "metric"),
            Column.right("short", "total"),
            Column.right("value", "exact")),
        rows);
  }

  /** {@code sd15 · Stable Diffusion 1.5 · latent 4 x 64 x 64 · hash 1a2b3c4d5e6f}. */
  public static String heading(CountedNetwork network) {
    NetworkSpec spec = network.spec();
    String title = spec.title().equals(spec.name()) ? "" : " · " + spec.title();
    return spec.name() + title + " · " + spec.size() + " · hash " + network.hash().brief();
  }

  /** What the totals count, in one line. */
  public static String convention(CountedNetwork network) {
    return (network.parts().areNamed() ? "one picture, all runs" : "batch " + batch(network))
        + "; 1 multiply-accumulate = 1 MAC; FLOPs = 2 x MACs + every other operation; "
        + bytes(network.precision());
  }

  /**
   * What a whole sampling costs: the network runs once a step, with guidance twice.
   *
   * @param steps at least 1
   */
  public static String sampling(CountedNetwork network, int steps, boolean guidance) {
    long batch = batch(network);
    BigDecimal passes = BigDecimal.valueOf((long) steps * (guidance ? 2 : 1));
    return String.format(
        Locale.ROOT,
        "%s: %d steps%s x one forward pass = %s, %s",
        batch == 1 ? "a picture" : batch + " pictures",
        steps,
        guidance ? " x 2 for guidance" : "",
        exactly(network, "macs", passes),
        exactly(network, "flops", passes));
  }

  private static long batch(CountedNetwork network) {
    return network.parts().parts().get(0).report().graph().batch();
  }

  private static String exactly(CountedNetwork network, String name, BigDecimal times) {
    Metric metric = Metrics.find(name).orElseThrow();
    BigDecimal value = network.counted().require(name).multiply(times);
    return metric.text(value) + " (" + Numbers.grouped(value.longValueExact()) + ")";
  }

  /** What the bytes assume: {@code bytes as float32 (4 bytes an element)}. */
  public static String bytes(Precision precision) {
    if (precision.equals(Precision.FLOAT32)) {
      return "bytes as " + precision.text() + " (" + precision.weights().size() + " an element)";
    }
    return "bytes: weights, biases and norms included, as "
        + size(precision.weights())
        + ", activations as "
        + size(precision.activations());
  }

  private static String size(NumberType type) {
    return type.text() + " (" + type.size() + " an element)";
  }

  private static String exact(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0
        ? Numbers.grouped(value.longValueExact())
        : value.setScale(3, RoundingMode.HALF_UP).toPlainString();
  }
}
