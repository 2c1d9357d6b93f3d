package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.util.List;
import java.util.stream.Stream;

/** The metrics that a study asks for, and their targets. */
final class AskedMetrics {

  private static final List<String> ALWAYS =
      List.of("params", "macs", "flops", "peak_activation_bytes");

  private final MapValues parts;
  private final List<Located<Metric>> named;

  /**
   * @param parts of the study
   */
  AskedMetrics(MapValues parts) {
    this.parts = parts;
    this.named = parts.each(StudyParser.METRICS);
  }

  /** Those that the study names; may be empty. */
  List<Located<Metric>> named() {
    return named;
  }

  /**
   * Those that a report shows.
   *
   * @param quality the metrics that the study states or measures
   */
  List<Metric> shown(List<Metric> quality) {
    return named.isEmpty() ? usual(quality) : shown();
  }

  private static List<Metric> usual(List<Metric> quality) {
    return Stream.concat(
            ALWAYS.stream().flatMap(name -> Metrics.find(name).stream()), quality.stream())
        .toList();
  }

  // To ask for the latency is to ask for that of every target.
  private List<Metric> shown() {
    return named.stream()
        .map(Located::value)
        .flatMap(
            it ->
                it.equals(Metrics.LATENCY)
                    ? Stream.concat(
                        Stream.of(it), targetNames().stream().skip(1).map(Metrics::latency))
                    : Stream.of(it))
        .distinct()
        .toList();
  }

  /** The names of the targets, the first one first. */
  List<String> targetNames() {
    return parts
        .find(TargetKeys.TARGETS)
        .map(maps -> maps.stream().map(it -> it.get(CommonKeys.NAME)).toList())
        .orElse(List.of(Target.HOST.name()));
  }

  /** A metric that is not asked for is not measured, so nothing can depend on it. */
  void checkMeasured(Located<Metric> metric, String what) {
    boolean asked =
        named.stream()
            .map(Located::value)
            .anyMatch(it -> it.equals(Metrics.LATENCY) || it.equals(metric.value()));
    if (Metrics.isLatency(metric.value()) && !asked) {
      metric.error(
          StudyCode.MEASURED_RULE,
          "the " + what + " depends on latency, which the study does not measure",
          "add latency under `" + StudyParser.METRICS.name() + "`");
    }
  }
}
