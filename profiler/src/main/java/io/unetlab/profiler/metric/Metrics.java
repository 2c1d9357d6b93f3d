package io.unetlab.profiler.metric;

import static io.unetlab.profiler.metric.Direction.LOWER_IS_BETTER;

import io.unetlab.profiler.cost.Precision;
import io.unetlab.spec.model.NetworkSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of metrics: counted ones, quality, and latency. */
public final class Metrics {

  /** Time of a forward pass on a study's target, or of all that a pipeline runs. */
  public static final Metric LATENCY =
      new Metric(
          "latency",
          "Latency",
          "ms",
          LOWER_IS_BETTER,
          "Median time of a forward pass on a study's target; of a pipeline, the sum over its parts"
              + " of runs x latency.");

  /** Not in the catalogue: arithmetic intensity is FLOPs divided by it. */
  public static final Metric BYTES_MOVED =
      new Metric(
          "bytes_moved",
          "Bytes moved",
          "B",
          LOWER_IS_BETTER,
          "Bytes read and written, each operation run alone.");

  private static final String AT = LATENCY.name() + "@";

  private Metrics() {}

  /** The latency on a study's target other than the first: {@code latency@pixel}. */
  public static Metric latency(String target) {
    return new Metric(
        AT + target,
        LATENCY.title() + ", " + target,
        LATENCY.unit(),
        LATENCY.direction(),
        "Median time of a forward pass on the target " + target + ".");
  }

  /** Whether it is a latency, on any target. */
  public static boolean isLatency(Metric metric) {
    return metric.equals(LATENCY) || metric.name().startsWith(AT);
  }

  /** Metrics that can be stated for any network: counted ones, then quality. */
  public static List<Metric> stated() {
    return Stream.concat(
            CountedMetrics.ALL.stream().map(CountedMetric::metric), QualityMetrics.ALL.stream())
        .toList();
  }

  /** Every metric, counted ones first, measured ones last. */
  public static List<Metric> all() {
    return Stream.concat(stated().stream(), Stream.of(LATENCY)).toList();
  }

  public static List<String> names() {
    return all().stream().map(Metric::name).toList();
  }

  /** The metric with this name; every target name has a latency. */
  public static Optional<Metric> find(String name) {
    if (name.startsWith(AT) && name.length() > AT.length()) {
      return Optional.of(latency(name.substring(AT.length())));
    }
    return all().stream().filter(metric -> metric.name().equals(name)).findFirst();
  }

  /** Builds a valid spec and counts every metric, with bytes of float32. */
  public static MetricSet counted(NetworkSpec spec) {
    return counted(spec, Precision.FLOAT32);
  }

  /** Builds a valid spec and counts every metric. */
  public static MetricSet counted(NetworkSpec spec, Precision precision) {
    return counted(CountedParts.of(spec), precision);
  }

  /** Every counted metric of a network whose costs are known. */
  public static MetricSet counted(CountedParts parts, Precision precision) {
    List<BigDecimal> values = new ArrayList<>(CountedMetrics.ALL.size());
    CountedMetrics.ALL.forEach(it -> values.add(it.producer().value(parts, precision)));
    return MetricSet.of(CountedMetrics.NAMES, values);
  }
}
