package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name of a metric of the catalogue. */
record MetricType() implements ValueType<Metric> {

  @Override
  public Optional<Metric> read(YamlNode node, Reading at) {
    if (!(node instanceof ScalarNode scalar)) {
      String message = "expected a metric's name for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
      return Optional.empty();
    }
    return find(scalar, at);
  }

  /** The metric that a value or a key names. */
  static Optional<Metric> find(ScalarNode name, Reading at) {
    Optional<Metric> metric = Metrics.find(name.text());
    if (metric.isEmpty()) {
      String hint = Nearest.hint(name.text(), Metrics.names());
      at.error(
          StudyCode.UNKNOWN_METRIC,
          name,
          "there is no metric " + name.describe(),
          hint.isEmpty() ? "metrics: " + String.join(", ", Metrics.names()) : hint);
    }
    return metric;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> ofTarget =
        Map.of("type", "string", "pattern", "^" + Metrics.latency(".+").name() + "$");
    return Map.of("anyOf", List.of(Map.of("type", "string", "enum", Metrics.names()), ofTarget));
  }
}
