package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is published about a network whose blocks are not: figures of the network itself, and what
 * each step that led to it changed. A configuration is consistent when it meets all of them.
 *
 * @param published figures of the whole configuration
 * @param steps each on top of the ones before it; the first on top of the base
 */
public record FitSpec(List<Value> published, List<Step> steps) {

  /**
   * A figure of the network.
   *
   * @param within how far it may be off, as a fraction of the value; 0 for not at all
   */
  public record Value(Metric metric, BigDecimal value, BigDecimal within) {

    public Value {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(within, "within");
    }
  }

  /**
   * What a step changes.
   *
   * @param change as a fraction of the value before the step
   * @param within how far it may be off, in the same fraction
   */
  public record Change(Metric metric, BigDecimal change, BigDecimal within) {

    public Change {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(within, "within");
    }
  }

  /**
   * A step of the ladder.
   *
   * @param choices that it makes, factor to the options that are possible
   * @param factors that it chooses too, of all their options
   */
  public record Step(
      String title, Map<String, List<String>> choices, List<String> factors, List<Change> changes) {

    public Step {
      Objects.requireNonNull(title, "title");
      choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
      factors = List.copyOf(factors);
      changes = List.copyOf(changes);
    }
  }

  public FitSpec {
    published = List.copyOf(published);
    steps = List.copyOf(steps);
  }
}
